#!/usr/bin/env bash
# Prints the path of the packed package: the one that CXONE_PACKAGE names, otherwise a new one in the given folder.
set -euo pipefail
if [ -z "${CXONE_PACKAGE:-}" ]; then
  cd "$(dirname "$0")/../.."
  npm pack --silent --pack-destination "$1" >/dev/null
  CXONE_PACKAGE=$(ls "$1"/cxone-mock-*.tgz)
fi
echo "$CXONE_PACKAGE"
