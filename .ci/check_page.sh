#!/usr/bin/env bash
# Checks that the built page is what its sources give, and uses it in a real browser: Debian's chromium, headless.
#
# Usage: check_page.sh [BINARY] [FOLDER for pictures]
set -euo pipefail
cd "$(dirname "$0")/.."
cache="${XDG_CACHE_HOME:-$HOME/.cache}/dateline-ci"

binary="${1:-}"
if [ -z "$binary" ]; then
  cargo build --locked --quiet
  binary="${CARGO_TARGET_DIR:-target}/debug/dateline"
fi
if ! command -v npm >/dev/null; then
  echo "skip npm is not installed: the page was not built and not opened"
  exit 0
fi

# A folder is named after its pins, so that changing one installs anew.
home="$cache/page-$(sha256sum page/package-lock.json | cut -c1-16)"
if [ ! -e "$home/complete" ]; then
  rm -rf "$home"
  mkdir -p "$home"
  cp page/package.json page/package-lock.json "$home/"
  (cd "$home" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
  touch "$home/complete"
fi
rm -rf "$home/src" "$home/dist"
cp -r page/src page/index.html page/vite.config.ts page/tsconfig.json "$home/"
(cd "$home" && npm run --silent build -- --logLevel error)
cmp "$home/dist/index.html" page/dist/index.html || {
  echo "page/dist/index.html is not what its sources give: run \`npm run build\` in page/ and commit it"
  exit 1
}

chromium="$(command -v chromium || true)"
if [ -z "$chromium" ] && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq >/dev/null
  DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium >/dev/null 2>&1
  chromium="$(command -v chromium || true)"
fi
if [ -z "$chromium" ]; then
  echo "skip chromium is not installed: the page was not opened"
  exit 0
fi

work=$(mktemp -d)
served=""
trap '[ -z "$served" ] || kill "$served"; rm -rf "$work"' EXIT
"$binary" --quiet build seeds/articles --store "$work/store"
"$binary" --quiet report --store "$work/store" --out "$work/report.html"
"$binary" --quiet build .ci/page/hostile.jsonl --store "$work/hostile"
"$binary" --quiet report --store "$work/hostile" --out "$work/hostile.html"
"$binary" serve --store "$work/store" --bind 127.0.0.1:0 2>"$work/served" &
served=$!
for _ in $(seq 100); do
  address=$(sed -n 's/.*\(http:[^ ]*\).*/\1/p' "$work/served")
  [ -n "$address" ] && break
  sleep 0.1
done
export PAGE_HOME="$home" CHROMIUM="$chromium"
node .ci/page/check.mjs "$work/report.html" "$work/hostile.html" "$address" ${2:+"$2"}

# As fast as docs/page.md says with 1,000 articles, and nobody can take the server from the others.
node .ci/page/articles.mjs 1000 >"$work/articles.jsonl"
"$binary" --quiet build "$work/articles.jsonl" --store "$work/many"
"$binary" --quiet report --store "$work/many" --out "$work/many.html"
node .ci/page/speed.mjs "$work/many.html"
node .ci/stress.mjs "$binary" "$work/store" 1000
