#!/usr/bin/env bash
# Checks the packed package: what package.json says of it, and how TypeScript resolves its types.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
CXONE_PACKAGE=$(bash "$root/test/package/pack.sh" "$folder")
export CXONE_PACKAGE
cd "$root"
npm run --silent lint:package
