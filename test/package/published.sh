#!/usr/bin/env bash
# Checks the packed package: what package.json says of it, and how TypeScript resolves its types.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
package=$(bash "$root/test/package/pack.sh" "$folder")
cd "$root"
npx publint run --strict "$package"
npx attw --profile esm-only "$package"
