#!/usr/bin/env bash
# Asks the shipped questions of a store of invented articles with and without the feature rocksdb, and compares the answers:
# check.sh [ARTICLES]
#
# Says what both take: seconds of the clock, seconds of the processor, megabytes. Needs Rust, a C++ compiler, libclang (LIBCLANG_PATH
# names its folder) and GNU time. DATELINE and DATELINE_ROCKSDB name programs that are built already; FOLDER is where the store is
# made, and kept.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
root="$here/../.."
count="${1:-2500}"
target="${CARGO_TARGET_DIR:-$root/target}"
if [ -z "${DATELINE:-}" ]; then
  cargo build --release --locked --manifest-path "$root/Cargo.toml"
  DATELINE="$target/release/dateline"
fi
if [ -z "${DATELINE_ROCKSDB:-}" ]; then
  cargo build --release --locked --manifest-path "$root/Cargo.toml" --features rocksdb --target-dir "$target/rocksdb"
  DATELINE_ROCKSDB="$target/rocksdb/release/dateline"
fi
work="${FOLDER:-$(mktemp -d)}"
[ -n "${FOLDER:-}" ] || trap 'rm -rf "$work"' EXIT
mkdir -p "$work"

# Runs a command, its results into a file, and prints what it took behind a name.
measured() {
  local name="$1" results="$2"
  shift 2
  command time -f "%e s, %U + %S s, %M KB" -o "$work/time" "$@" > "$results" 2>> "$work/errors"
  printf '%-32s %s\n' "$name" "$(tail -n 1 "$work/time")"
}

# Asks both programs the same and compares: NAME ARGUMENTS...
alike() {
  local name="$1"
  shift
  measured "$name, files" "$work/files.txt" "$DATELINE" "$@" --store "$work/kg"
  measured "$name, database" "$work/database.txt" "$DATELINE_ROCKSDB" "$@" --store "$work/kg"
  cmp "$work/files.txt" "$work/database.txt"
}

# The names that most articles have, for questions that ask for one.
named() {
  "$DATELINE" query --store "$work/kg" --results csv --quiet "SELECT ?name { { SELECT ?one (COUNT(?article) AS ?n) {
    ?article schema:mentions ?one . ?one a schema:Person } GROUP BY ?one } ?one skos:prefLabel ?name } ORDER BY DESC(?n) ?name LIMIT 2" \
    | tail -n +2 | tr -d '\r"' | sed -n "$1p"
}

questions() {
  local name one other options
  one="$(named 1)" other="$(named 2)"
  for name in $("$DATELINE" ask | awk '/^$/ { exit } /^[a-z]/ { print $1 }'); do
    options=(--results json)
    case "$name" in
      about | mentions) options+=(--about "$one" --sentences) ;;
      who-said) options+=(--who "$one" --sentences) ;;
      path) options+=(--who "$one" --about "$other") ;;
    esac
    alike "ask $name" ask "$name" "${options[@]}"
  done
}

: > "$work/errors"
if [ ! -e "$work/kg" ]; then
  python3 "$here/../scale/make_articles.py" "$count" > "$work/articles.jsonl"
  measured "build of $count articles" /dev/null "$DATELINE" build "$work/articles.jsonl" --store "$work/kg" --quiet
fi
few='SELECT ?text { ?s a dl:Statement ; dl:speechAct dl:Deny ; schema:text ?text } ORDER BY ?text LIMIT 20'
measured "load of the database" /dev/null "$DATELINE_ROCKSDB" query --store "$work/kg" "$few"
du -sm "$work/kg" "$work/kg/quads" | sed 's/^\([0-9]*\).*\//\1 MB in /'
alike "query, a few statements" query "$few"
alike "query, all facts" query 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }' --timeout 3600
questions

# One article comes.
python3 "$here/../scale/make_articles.py" 1 "$count" > "$work/one.jsonl"
measured "add of one article" /dev/null "$DATELINE" build "$work/one.jsonl" --store "$work/kg" --quiet
alike "query after it" query "$few"
alike "query once more" query "$few"
alike "ask timeline after it" ask timeline --results json
"$DATELINE_ROCKSDB" remove --store "$work/kg" "$(sed 's/.*"id": *"\([^"]*\)".*/\1/' "$work/one.jsonl")" --quiet
alike "query after its removal" query 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }' --timeout 3600

# A load that is killed is made good by the next question.
rm -rf "$work/kg/quads"
timeout --signal=KILL "${KILLED_AFTER:-20}" "$DATELINE_ROCKSDB" query --store "$work/kg" "$few" > /dev/null 2>&1 || true
alike "query after a killed load" query 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }' --timeout 3600
echo "the same answers from files and database, of $count articles"
