#!/usr/bin/env bash
# Puts every contract case through Prism, a proxy that holds each reply against the exported OpenAPI document.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# The newest that runs on the oldest Node that we support. Too large to be a dependency for this alone.
(cd "$folder" && echo '{ "private": true }' >package.json &&
  npm install --ignore-scripts --no-audit --no-fund --silent @stoplight/prism-cli@5.14.2)
cd "$root"
node run.mjs test/package/proxy.ts "$folder"
