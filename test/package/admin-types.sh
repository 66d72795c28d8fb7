#!/usr/bin/env bash
# Generates types from /__admin/openapi.json, and compiles a client of the control plane with them.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

echo '{ "private": true, "type": "module" }' >package.json
npm install --ignore-scripts --no-audit --no-fund --silent openapi-typescript@7 openapi-fetch@0 typescript@5
node "$root/bin/cxone-mock.js" exec -- sh -c 'curl -sSf "$CXONE_ADMIN_URL/openapi.json" -o openapi.json'
npx openapi-typescript openapi.json -o control-plane.ts >/dev/null

cat >tsconfig.json <<'JSON'
{ "compilerOptions": { "strict": true, "module": "nodenext", "target": "es2023", "noEmit": true, "types": [],
  "lib": ["es2023", "dom", "dom.iterable"] }, "include": ["use.ts"] }
JSON
cat >use.ts <<'TS'
import createClient from 'openapi-fetch'
import type { paths } from './control-plane.js'

declare const process: { readonly env: Readonly<Record<string, string>> }

const headers = { 'Content-Type': 'application/json' }
const admin = createClient<paths>({ baseUrl: process.env['CXONE_ADMIN_URL'] ?? '', headers })
const { data: call } = await admin.POST('/calls', { body: { conversationId: 'conv-new', state: 'connected' } })
const state: 'alerting' | 'connected' | 'ended' | undefined = call?.state
const { data: made } = await admin.POST('/clients', { body: { name: 'app', scopes: ['recording:control'] } })
const secret: string | undefined = made?.clientSecret
const { data: journal } = await admin.GET('/requests')
const targets: string[] | undefined = journal?.requests.map((request) => request.target)
// @ts-expect-error a call has no such field
call?.nothing
// @ts-expect-error no call begins in this state
await admin.POST('/calls', { body: { state: 'ended' } })
console.log(`${state} ${secret?.startsWith('mock_')} ${targets?.length}`)
TS
npx tsc -p .
npx tsc -p . --noEmit false --outDir built
cp package.json built/
said=$(node "$root/bin/cxone-mock.js" exec -- node built/use.js)
[ "$said" = 'connected true 0' ] || { echo "said: $said"; exit 1; }
echo 'types can be generated for the control plane, and a client with them works'
