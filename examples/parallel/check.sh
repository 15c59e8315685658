#!/usr/bin/env bash
# Runs news_graph.sh over invented articles, kills a worker on the way, and compares the store with one build: check.sh [ARTICLES]
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
count="${1:-200}"
export DATELINE="${DATELINE:-dateline}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
python3 "$here/../scale/make_articles.py" "$count" > "$work/articles.jsonl"
"$here/news_graph.sh" split "$work/articles.jsonl" "$work/all" 7
# A worker that is killed leaves no digests under the name of its part.
timeout --signal=KILL 1 "$here/news_graph.sh" part "$work/all" 3 || true
"$here/news_graph.sh" extract "$work/all"
"$here/news_graph.sh" resolve "$work/all"
"$DATELINE" build "$work/articles.jsonl" --store "$work/kg" --quiet
diff -r "$work/kg" "$work/all/kg"
echo "the same store as one build of $count articles"
