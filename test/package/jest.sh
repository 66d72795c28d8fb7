#!/usr/bin/env bash
# Runs the JavaScript of docs/tests/jest-and-node-test.md with the packed package: under node:test, in Jest with ES modules
# and with CommonJS, and in Node alone.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

package=$(bash "$root/test/package/pack.sh" "$folder")
cd "$folder"
echo '{ "private": true }' >package.json
npm install --no-audit --no-fund --silent "$package" jest@30

# The code of the page, in its order, and the client that a reader would have.
node "$root/test/package/jest-page.mjs" "$root/docs/tests/jest-and-node-test.md"

node --test node-test/recorder.test.js | grep '^# pass 1' >/dev/null
(cd esm && NODE_OPTIONS=--experimental-vm-modules npx jest 2>&1) | grep '^Tests: .*1 passed' >/dev/null
(cd commonjs && npx jest 2>&1) | grep '^Tests: .*1 passed' >/dev/null
rm commonjs/jest.config.js
(cd commonjs && npx cxone-mock exec -- npx jest --rootDir . 2>&1) | grep '^Tests: .*1 passed' >/dev/null
node node/main.js | grep '^http://127.0.0.1:' >/dev/null
echo 'the page about Jest and node:test works as written'
