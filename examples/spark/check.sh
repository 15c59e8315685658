#!/usr/bin/env bash
# Runs news_graph.py over invented articles and compares the result with one build: check.sh [ARTICLES] [MASTER]
# With KILL=SECONDS a worker is killed so long after the first began, as a lost machine would be: Spark starts its tasks again.
# Needs Java 17 and the packages pyspark, pyarrow (PYTHON names the interpreter that has them) and the program (DATELINE).
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
count="${1:-1000}" master="${2:-local-cluster[2,1,1024]}"
python="${PYTHON:-python3}" dateline="${DATELINE:-dateline}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
"$python" "$here/../scale/make_articles.py" "$count" > "$work/articles.jsonl"
# A line that is refused fails no task.
echo '{"id":"bad","text":7}' >> "$work/articles.jsonl"
export PYSPARK_PYTHON="$python"
# The executors below a process: those of a local cluster are children of the driver's Java.
executors() {
    for child in $(pgrep -P "$1" || true); do
        if grep -qaz CoarseGrainedExecutorBackend "/proc/$child/cmdline" 2> /dev/null; then echo "$child"; fi
        executors "$child"
    done
    return 0
}
"$python" "$here/news_graph.py" --master "$master" --articles "$work/articles.jsonl" --out "$work/out" --dateline "$dateline" &
driver=$!
if test -n "${KILL:-}"; then
    until test -n "$(executors "$driver")"; do sleep 1; kill -0 "$driver"; done
    sleep "$KILL"
    lost="$(executors "$driver")"
    lost="${lost%%$'\n'*}"
    kill -9 "$lost"
    echo "killed the worker $lost"
fi
wait "$driver"

"$dateline" build "$work/articles.jsonl" --store "$work/kg" --quiet || test $? = 1
"$dateline" export --store "$work/kg" --format nq --quiet | LC_ALL=C sort > "$work/expected.nq"
{ zcat "$work"/out/quads/part-*.gz | grep -v '^# refused'; cat "$work/out/shared.nq"; } | LC_ALL=C sort > "$work/found.nq"
cmp "$work/expected.nq" "$work/found.nq"
lines="$(zcat "$work"/out/digests/part-*.gz | wc -l)"
test "$lines" = "$((count + 1))"
echo "same $(wc -l < "$work/found.nq") quads as one build of $count articles; $lines digests for as many lines"
