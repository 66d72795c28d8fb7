#!/usr/bin/env bash
# Checks that a tag can be released, and writes its section of the changelog: release.sh TAG NOTES
set -euo pipefail
tag=${1:?tag, for example v0.1.0}
notes=${2:?file for the notes}
cd "$(dirname "$0")/.."

version=$(node -p 'require("./package.json").version')
if [[ $tag != "v$version" ]]; then
  echo "The tag $tag is not the version $version of package.json." >&2
  exit 1
fi
awk -v version="$version" '/^## / { on = ($2 == version); next } on' CHANGELOG.md >"$notes"
if ! grep -q '[^[:space:]]' "$notes"; then
  echo "CHANGELOG.md has no section ## $version." >&2
  exit 1
fi
