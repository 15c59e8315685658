#!/usr/bin/env bash
# Pushes a store of invented articles into Oxigraph, cut three times on the way, and compares what it has: check.sh [ARTICLES]
# Needs pyoxigraph (PYTHON names the interpreter that has it) and the program (DATELINE).
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
count="${1:-200}" python="${PYTHON:-python3}" dateline="${DATELINE:-dateline}" port="${PORT:-7879}"
work="$(mktemp -d)"
# An even request is cut after it was carried out, an odd one before.
"$python" "$here/gsp_server.py" "$port" "$((count / 20 * 2))" "$((count / 4 | 1))" "$((count / 2 | 1))" &
server=$!
trap 'kill "$server"; rm -rf "$work"' EXIT
python3 "$here/../scale/make_articles.py" "$count" > "$work/articles.jsonl"
"$dateline" build "$work/articles.jsonl" --store "$work/kg" --quiet
push=("$dateline" push --store "$work/kg" --to "http://127.0.0.1:$port/" --tries 1)
cuts=0
until "${push[@]}"; do cuts=$((cuts + 1)); test "$cuts" -le 3; done
test "$cuts" = 3
# N-Quads of another writer: an xsd:string may be told or not.
normal() { sed 's|\^\^<http://www.w3.org/2001/XMLSchema#string>||' | LC_ALL=C sort; }
"$dateline" export --store "$work/kg" --format nq --quiet | normal > "$work/expected.nq"
"$python" -c "import urllib.request, sys; sys.stdout.buffer.write(urllib.request.urlopen('http://127.0.0.1:$port/').read())" \
    | normal > "$work/found.nq"
cmp "$work/expected.nq" "$work/found.nq"
echo "Oxigraph has the same $(wc -l < "$work/found.nq") quads, after $cuts cuts"
