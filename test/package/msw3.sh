#!/usr/bin/env bash
# Runs the contract cases on every host with MSW 3, which needs a newer Node than the oldest that we support.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# A packed package was built from this checkout.
[ -n "${CXONE_PACKAGE:-}" ] || (cd "$root" && node build.mjs)
cp -r "$root"/{contracts,fixtures,generated,kit,mock-server,redaction,test,tools,vitest.config.ts,tsconfig.json} "$folder"
cd "$folder"
(cd "$root" && node -e '
  const { name, version, type, dependencies, devDependencies: dev, imports } = require("./package.json")
  const own = ["@noble/hashes", "ajv", "ajv-formats", "express", "leven", "pure-rand"].map((each) => [each, dev[each]])
  const all = { ...dependencies, ...Object.fromEntries(own) }
  console.log(JSON.stringify({ name, version, type, imports, dependencies: all, private: true }))
') >package.json
npm install --no-audit --no-fund --silent node@24 msw@3 vitest@4 supertest@7
export PATH="$folder/node_modules/node/bin:$PATH"
node --version
node -p '`msw ${require("msw/package.json").version}`'
node node_modules/vitest/vitest.mjs run test/contracts/cases.test.ts
