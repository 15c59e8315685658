#!/usr/bin/env bash
# Runs the README's first command as it stands there, but for the folder of the store, and looks at its answers.
set -euo pipefail
cd "$(dirname "$0")/.."
command=$(awk '/^```sh$/ { inside = 1; next } /^```$/ { inside = 0 } inside { print; exit }' README.md)
case "$command" in
  "cargo run --release -- build seeds/articles --store kg") ;;
  *) echo "README.md begins with another command: $command" >&2; exit 1 ;;
esac
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
answers=$(${command% kg} "$folder/kg" 2>&1)
printf '%s\n' "$answers"
for part in "13 articles" "who said what:" "told by several outlets" "try next:"; do
  grep -q "$part" <<<"$answers" || { echo "no \"$part\" in the answers" >&2; exit 1; }
done
# What it advises works.
grep -E '^  dateline (ask|timeline) ' <<<"$answers" | while read -r _ arguments; do
  # shellcheck disable=SC2086
  cargo run --quiet --release -- $arguments >/dev/null
done
