#!/usr/bin/env bash
# Runs fuzz targets that were built, one after the other, each from its seeds: fuzz/run.sh SECONDS TARGET...
#
# Says of each how often it ran, in how many minutes of the clock and of the processor, and what it found. FUZZ_TARGET_DIR is
# where `cargo fuzz build --target-dir` has put them (default: fuzz/target). Files are written below TMPDIR: a folder in memory is
# faster.
set -euo pipefail
cd "$(dirname "$0")/.."
built="${FUZZ_TARGET_DIR:-fuzz/target}/x86_64-unknown-linux-gnu/release"
seconds=$1
shift

# What a target starts from, beside what it found before.
seeds() {
  case "$1" in
    document | extract) echo seeds/articles ;;
    html) echo tests/pages ;;
    archive | feed | mail | record | table) echo tests/inputs ;;
  esac
}

# The first byte of an input chooses the format.
rdf_seeds() {
  local number=0 text
  for text in \
    $'@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix dl: <https://w3id.org/dateline/ontology#> .\n<https://a.b/c> a dl:Place ; skos:prefLabel "Arden"@en ; skos:altLabel "Ardenna"@en .' \
    $'@prefix : <https://a.b/> .\n:g { :a :p <<( :s :p 1 )>> ; :q ( 1 "x"@en [] ) . }' \
    $'<https://a.b/a> <https://a.b/p> "x\\u00e9"^^<https://a.b/t> .\n_:b <https://a.b/p> "y"@en--ltr .' \
    $'<https://a.b/a> <https://a.b/p> _:b <https://a.b/g> .' \
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="https://a.b/"><rdf:Description rdf:about="https://a.b/a"><e:p rdf:parseType="Collection"><e:C/></e:p></rdf:Description></rdf:RDF>' \
    '<?xml version="1.0"?><!DOCTYPE rdf [<!ENTITY e "https://a.b/">]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:ID="a" xml:base="&e;"/></rdf:RDF>' \
    '{"@context":{"p":"https://a.b/p"},"@id":"https://a.b/a","p":[{"@list":[1]},{"@value":"x","@language":"en"}]}'; do
    { printf "\\x0$number"; printf '%s' "$text"; } > "$1/seed-$number"
    number=$((number + 1))
  done
}

for target in "$@"; do
  corpus="fuzz/corpus/$target"
  mkdir -p "$corpus" "fuzz/artifacts/$target"
  longest=4096
  case "$target" in
    html | archive | feed | mail | record | table | model) longest=16384 ;;
    rdf) rdf_seeds "$corpus" ;;
    store) longest=65536 ;;
    digest) longest=16384 ;;
  esac
  log="fuzz/artifacts/$target.log"
  TIMEFORMAT='%R %U %S'
  # shellcheck disable=SC2046
  export DATELINE_FUZZ_SEEDS="$corpus" # store and digest write theirs
  { time "$built/$target" "$corpus" $(seeds "$target") "-artifact_prefix=fuzz/artifacts/$target/" -max_len=$longest \
    -max_total_time="$seconds" -print_final_stats=1 > "$log" 2>&1 || echo "see $log"; } 2> "$log.time"
  runs=$(awk '/stat::number_of_executed_units/ { print $2 }' "$log")
  read -r clock user system < "$log.time"
  awk -v t="$target" -v n="${runs:-0}" -v c="$clock" -v u="$user" -v s="$system" -v f="$(find "fuzz/artifacts/$target" -type f | wc -l)" \
    'BEGIN { printf "| `%s` | %d | %.0f | %.1f | %d |\n", t, n, c / 60, (u + s) / 60, f }'
done
