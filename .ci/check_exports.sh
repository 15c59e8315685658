#!/usr/bin/env bash
# Exports a store of the sample articles in every format and lets other people's programs read it back: rdflib, pySHACL,
# networkx and igraph from PyPI, N3.js, jsonld.js, graphology and Graphviz (as WebAssembly) from npm, all pinned in
# .ci/exports. Their folders survive between runs outside the clone.
#
# Usage: check_exports.sh [BINARY]   (default: builds one)
set -euo pipefail
cd "$(dirname "$0")/.."
pins=.ci/exports
cache="${XDG_CACHE_HOME:-$HOME/.cache}/dateline-ci"

binary="${1:-}"
if [ -z "$binary" ]; then
  cargo build --locked --quiet
  binary="${CARGO_TARGET_DIR:-target}/debug/dateline"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$binary" --quiet build seeds/articles --store "$work/store"
mkdir "$work/exports"
while read -r format extension; do
  "$binary" --quiet export --store "$work/store" --format "$format" --out "$work/exports/graph.$extension"
done <<'FORMATS'
ttl ttl
trig trig
nt nt
nq nq
rdfxml rdf
jsonld jsonld
graphml graphml
gexf gexf
dot dot
cytoscape cyjs
csv csv
FORMATS

# A folder is named after its pins, so that changing one installs anew.
python_home="$cache/python-$(sha256sum "$pins/requirements.txt" | cut -c1-16)"
if [ ! -e "$python_home/complete" ]; then
  rm -rf "$python_home"
  python3 -m venv "$python_home"
  "$python_home/bin/pip" install --quiet --disable-pip-version-check --no-deps -r "$pins/requirements.txt"
  touch "$python_home/complete"
fi
"$python_home/bin/python" "$pins/check.py" "$work/exports" ontology/shapes.ttl

if ! command -v npm >/dev/null; then
  echo "skip npm is not installed: N3.js, jsonld.js, graphology and Graphviz did not read the exports"
  exit 0
fi
node_home="$cache/node-$(sha256sum "$pins/package-lock.json" | cut -c1-16)"
if [ ! -e "$node_home/complete" ]; then
  rm -rf "$node_home"
  mkdir -p "$node_home"
  cp "$pins/package.json" "$pins/package-lock.json" "$node_home/"
  (cd "$node_home" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
  touch "$node_home/complete"
fi
# Node looks for packages beside the file it runs.
cp "$pins/check.mjs" "$node_home/"
node "$node_home/check.mjs" "$work/exports"
