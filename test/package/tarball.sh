#!/usr/bin/env bash
# Installs the packed package into an empty folder, and uses it as a stranger would: types, run, command.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

package=$(bash "$root/test/package/pack.sh" "$folder")
cd "$folder"
cat >package.json <<'JSON'
{ "name": "stranger", "private": true, "type": "module" }
JSON
npm install --no-audit --no-fund --silent "$package" express@5 msw@^2.15 vitest@4 typescript@^7 @types/node@20 @types/express@5

# Without its peers the package installs, and the router needs none.
mkdir alone
(
  cd alone
  echo '{ "private": true, "type": "module" }' >package.json
  npm install --no-audit --no-fund --silent "$package"
  said=$(node -e "import('cxone-mock/express').then(({ cxoneRouter }) => console.log(typeof cxoneRouter))")
  [ "$said" = 'function' ] || { echo "said: $said"; exit 1; }
  said=$(npx cxone-mock start --port 0 --store state 2>&1) && exit 1
  [ "$said" = 'cxone-mock: --store with a directory needs the package lmdb: npm install lmdb' ] || { echo "said: $said"; exit 1; }
  said=$(npx cxone-mock start --port 0 --store redis://127.0.0.1:6379/0 2>&1) && exit 1
  [ "$said" = 'cxone-mock: --store with Redis needs the package redis: npm install redis' ] || { echo "said: $said"; exit 1; }
  packages=$(npm ls --all --parseable | tail -n +2 | wc -l)
  kilobytes=$(du -sk node_modules | cut -f1)
  echo "$packages packages, $kilobytes kB"
  [ "$packages" -le 25 ] && [ "$kilobytes" -le 10000 ] || { echo 'at most 25 packages and 10 MB'; exit 1; }
)

cat >tsconfig.json <<'JSON'
{ "compilerOptions": { "strict": true, "module": "nodenext", "target": "es2023", "noEmit": true, "types": ["node"],
  "lib": ["es2023", "dom", "dom.iterable", "esnext.disposable"] }, "include": ["*.ts"] }
JSON
cat >use.ts <<'TS'
import express from 'express'
import { setupServer } from 'msw/node'
import { createCxoneMock, type Explanation, type RequestEntry, type Scenario, type Snapshot } from 'cxone-mock'
import { cxoneRouter } from 'cxone-mock/express'
import { examineClient, pretty, type ClientContract, type Report } from 'cxone-mock/kit'
import { cxoneHandlers } from 'cxone-mock/msw'

const mock = await createCxoneMock({ port: 0, clock: '2026-01-15T10:00:00Z' })
const sandbox = await mock.sandbox({ clients: [{ scopes: ['recording:control'] }] })
sandbox.clock.advance('55m')
sandbox.faults.use({ on: 'startRecording', status: 503 })
// @ts-expect-error the names of the operations are checked
sandbox.faults.use({ on: 'startRecordng', status: 503 })
const snapshot: Snapshot = sandbox.snapshot()
const entries: readonly RequestEntry[] = sandbox.requests.list({ status: 401 })
const server = setupServer(...cxoneHandlers(mock, { origins: ['https://api.mypurecloud.com'] }))
const app = express().use(cxoneRouter(mock))
const contract: ClientContract = {
  name: 'stranger',
  rules: ['CX-REC-003'],
  create: ({ baseUrl }) => ({ startRecording: async () => ({ outcome: 'fail', kind: 'config', message: baseUrl }) }),
}
const report: Report = await examineClient(contract)
console.log(pretty(report))
export type Used = [Scenario, Explanation]
console.log(snapshot.sequence, entries.length, typeof server.listen, typeof app.listen, mock.url)
await mock.close()
TS
npx tsc -p .

cat >use.mjs <<'JS'
import { createCxoneMock } from 'cxone-mock'
const mock = await createCxoneMock({ port: 0 })
const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'recorder', client_secret: 'recorder-secret' })
const { access_token: token } = await (await fetch(`${mock.url}/oauth/token`, { method: 'POST', body })).json()
const reply = await fetch(`${mock.url}/api/v2/recording/recordingcontrols/start`, {
  method: 'POST',
  headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  body: JSON.stringify({ recordingId: 'rec-123', action: 'start' }),
})
if (reply.status !== 200) throw new Error(`start answered ${reply.status}`)
const page = await fetch(`${mock.url}/__admin/ui/app.js`)
if (page.status !== 200) throw new Error(`the page answered ${page.status}`)
await mock.close()
JS
node use.mjs
cat >story.test.ts <<'TS'
import { expect, test } from 'cxone-mock/vitest'

test('a recording starts', async ({ sandbox, cxone }) => {
  await fetch(`${cxone.url}/s/${sandbox.id}/api/v2/recording/recordingcontrols/start`, { method: 'POST' })
  expect(sandbox).toHaveReceived({ status: 200 })
})

test('nothing unknown is asked for', async ({ sandbox, cxone }) => {
  await fetch(`${cxone.url}/s/${sandbox.id}/api/v2/recording/recordingcontrol/start`, { method: 'POST' })
})
TS
npx tsc -p .
if npx vitest run >vitest.log 2>&1; then echo 'two tests had to fail'; exit 1; fi
for line in 'reason: The request has no Authorization header.' 'fix: Send Authorization: Bearer' \
  'cxone-mock does not implement:' 'Did you mean POST /api/v2/recording/recordingcontrols/start (startRecording)?'; do
  grep -qF "$line" vitest.log || { cat vitest.log; echo "not printed: $line"; exit 1; }
done
npx cxone-mock explain CX-TOK-001 | grep -q '^## Failing client'
npx cxone-mock exec -- node -e 'if (!process.env.CXONE_BASE_URL) process.exit(1)'
echo 'the packed package works: its types, its entries and its command'
