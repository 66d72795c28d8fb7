#!/usr/bin/env bash
# Opt-in: records, masks and unmasks with NICE's own Agent SDK against the running mock.
#
# The SDK is UNLICENSED: its LICENSE.txt allows copies and non-production use only. It is no dependency of this project
# and never is: this script installs it from npm into a folder that it throws away. Not legal advice.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

version=25.1.2
echo "Installing @nice-devone/*-sdk@$version into $folder. Its licence is not an open one:"
echo "  package.json says UNLICENSED; LICENSE.txt grants non-production use. You install it for yourself."

(cd "$root" && node build.mjs)
cd "$folder"
cat >package.json <<'JSON'
{ "name": "nice-sdk-against-the-mock", "private": true }
JSON
# yup is what the SDK imports and does not name; esbuild, since Node cannot load the SDK as it is.
npm install --ignore-scripts --no-audit --no-fund --silent \
  @nice-devone/{core,auth,acd,agent,common}-sdk@"$version" yup@0.32.11 esbuild@0.28.2 jsdom@26.1.0

cat >entry.js <<'JS'
const { JSDOM } = require('jsdom')
const { window } = new JSDOM('', { url: 'http://localhost/' })
globalThis.self = globalThis
globalThis.window = window
for (const name of ['document', 'localStorage', 'sessionStorage']) globalThis[name] = window[name]
const [core, agent, common] = [require('@nice-devone/core-sdk'), require('@nice-devone/agent-sdk'), require('@nice-devone/common-sdk')]

const { CXONE_BASE_URL: base, CXONE_ACCESS_KEY_ID: username, CXONE_ACCESS_KEY_SECRET: password } = process.env
const say = (what, got, wanted) => {
  const same = JSON.stringify(got) === JSON.stringify(wanted)
  console.log(`${same ? 'ok  ' : 'FAIL'} ${what}: ${JSON.stringify(got)}`)
  if (!same) {
    console.log(`     expected ${JSON.stringify(wanted)}`)
    process.exitCode = 1
  }
}

async function main() {
  const form = new URLSearchParams({ grant_type: 'password', username, password })
  const { access_token: token } = await (await fetch(`${base}/auth/token`, { method: 'POST', body: form })).json()
  const manager = core.ACDSessionManager.instance
  manager.initialize(token, { acdApiBaseUri: base }, { icAgentId: '5001' })
  // Only the request is of interest: the polling worker of a browser is not started.
  manager.toggleAgentEventsReceivingMethod = () => undefined
  const started = await manager.startSession({ stationId: '101', stationPhoneNumber: '' })
  say('startSession', started.status, 202)
  const refused = await manager.startSession({ stationId: '101', stationPhoneNumber: '' }).catch((error) => error)
  say('a second startSession', refused.data?.status, 409)
  say('joinSession', (await manager.joinSession({})).status, 202)

  const call = '460000000001'
  const voice = new agent.VoiceControlService()
  const events = async () => {
    const url = `${base}/InContactAPI/services/v23.0/agent-sessions/${manager.getSessionId()}/get-next-event?timeout=0`
    const reply = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
    return reply.status === 304 ? [] : (await reply.json()).events
  }
  // The SDK's own schema reads the event: a field that is missing, or that it cannot read, throws.
  const told = async () =>
    (await events())
      .filter(({ Type }) => Type === 'CallContactEvent')
      .map((event) => common.CallContactEventYup.cast(event))
      .map(({ contactId, status, isLogging, startTime }) => [contactId, status, isLogging, startTime instanceof Date])
  say('the call as joined', await told(), [[call, 'Active', false, true]])
  say('recordCall', (await voice.recordCall(call)).status, 202)
  say('its event', await told(), [[call, 'Active', true, true]])
  say('maskCall', (await voice.maskCall(call)).status, 202)
  say('its event', await told(), [[call, 'Masking', true, true]])
  say('unmaskCall', (await voice.unmaskCall(call)).status, 202)
  say('its event', await told(), [[call, 'Active', true, true]])
  const unknown = await voice.recordCall('2147483648').catch((error) => error)
  say('recordCall of a contact that there is not', unknown.data?.status, 404)
}

main().then(
  () => process.exit(),
  (error) => {
    console.error(error)
    process.exit(1)
  },
)
JS
npx esbuild entry.js --bundle --platform=node --format=cjs --external:jsdom --log-level=error --outfile=entry.cjs

node "$root/bin/cxone-mock.js" exec -- node entry.cjs
