#!/usr/bin/env bash
# Articles to one store in three steps, by GNU parallel on one machine or by Slurm on many.
#
#   news_graph.sh split articles.jsonl work 64      work/parts/part-000.jsonl and further
#   news_graph.sh extract work                      every part that is not done, on all cores (GNU parallel, else xargs)
#   news_graph.sh resolve work                      one store: work/kg
#
# With Slurm, submit the second step as an array instead; the folder must be one that all machines see:
#
#   sbatch --array=0-63 --cpus-per-task=1 --mem=1G --wrap 'news_graph.sh part work $SLURM_ARRAY_TASK_ID'
#   sbatch --dependency=afterok:JOB --cpus-per-task=8 --mem=64G --wrap 'news_graph.sh resolve work'
#
# A part is done when its digests have their name: what was killed is run again, and nothing counts twice.
set -euo pipefail
dateline="${DATELINE:-dateline}"
step="$1"

extract_part() {
    local work="$1" part="$2" name
    name="$(basename "$part" .jsonl)"
    if [ ! -e "$work/digests/$name.gz" ]; then
        "$dateline" extract --stream --quiet --jobs 1 --format digest --graphs "$work/kg" < "$part" \
            | gzip > "$work/digests/.$name.$$.gz"
        mv "$work/digests/.$name.$$.gz" "$work/digests/$name.gz"
    fi
}

case "$step" in
split)
    articles="$2" work="$3" parts="$4"
    mkdir -p "$work/parts" "$work/digests" "$work/kg"
    # In turn, so that every part has some of each day.
    split --number="r/$parts" --numeric-suffixes --suffix-length=3 --additional-suffix=.jsonl "$articles" "$work/parts/part-"
    ;;
part)
    extract_part "$2" "$(printf '%s/parts/part-%03d.jsonl' "$2" "$3")"
    ;;
extract)
    work="$2"
    if command -v parallel > /dev/null; then
        parallel --halt now,fail=1 "$0" one "$work" {} ::: "$work"/parts/part-*.jsonl
    else
        printf '%s\0' "$work"/parts/part-*.jsonl | xargs -0 -n 1 -P "$(nproc)" "$0" one "$work"
    fi
    ;;
one)
    extract_part "$2" "$3"
    ;;
resolve)
    "$dateline" resolve "$2/digests" --store "$2/kg"
    ;;
*)
    echo "news_graph.sh: no step $step: split, extract, part, resolve" >&2
    exit 2
    ;;
esac
