#!/usr/bin/env bash
# Opt-in: records, masks and unmasks with NICE's own Agent SDK against the running mock, in two ways: its voice service
# alone, and the whole way of a desktop, from the sign-in page to the buttons of a call.
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
# yup is what the SDK imports and does not name; esbuild, since Node cannot load the SDK as it is. The workers of the
# desktop load rxjs 6 from a CDN; undici lets names that the SDK makes by itself lead here.
npm install --ignore-scripts --no-audit --no-fund --silent \
  @nice-devone/{core,auth,acd,agent,common}-sdk@"$version" yup@0.32.11 esbuild@0.28.2 jsdom@26.1.0 undici@6 rxjs6@npm:rxjs@6.6.7

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

cat >desk.js <<'JS'
const https = require('node:https')
const http = require('node:http')
const { readFileSync, writeFileSync } = require('node:fs')
const { resolveObjectURL } = require('node:buffer')
const { Agent, buildConnector, setGlobalDispatcher } = require('undici')
const { JSDOM } = require('jsdom')

const base = process.env.CXONE_BASE_URL
const { hostname, host, port } = new URL(base)

// whoami's host is made of the cluster, always under https: TLS in front of the mock, for whatever name.
const ca = readFileSync('cert.pem')
const front = https.createServer({ key: readFileSync('key.pem'), cert: ca }, (request, response) => {
  const headers = { ...request.headers, host }
  const options = { hostname, port, method: request.method, path: request.url, headers }
  request.pipe(
    http.request(options, (reply) => {
      response.writeHead(reply.statusCode, reply.headers)
      reply.pipe(response)
    }),
  )
})
const lookup = (_, { all }, done) =>
  all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4)
const connector = buildConnector({ ca, lookup })
const connect = (options, done) =>
  connector(options.protocol === 'https:' ? { ...options, port: front.address().port } : options, done)
setGlobalDispatcher(new Agent({ connect }))

const { window } = new JSDOM('', { url: 'http://desk.example/' })
globalThis.self = globalThis
globalThis.window = window
for (const name of ['document', 'localStorage', 'sessionStorage']) globalThis[name] = window[name]
Object.defineProperty(window, 'crypto', { value: globalThis.crypto })

// A browser's worker, in the same thread: get-next-event is polled in one.
const quiet = { log() {}, info() {}, warn() {}, error() {} }
globalThis.Worker = class {
  #scope = {
    rxjs: require('rxjs6/bundles/rxjs.umd.js'),
    importScripts() {},
    postMessage: (data) => setTimeout(() => this.onmessage?.({ data })),
  }
  #loaded
  constructor(url) {
    const run = (code) => new Function('self', 'console', code)(this.#scope, quiet)
    this.#loaded = resolveObjectURL(url).text().then(run)
  }
  postMessage(data) {
    void this.#loaded.then(() => this.#scope.onmessage?.({ data }))
  }
  terminate() {
    this.onmessage = undefined
  }
}

const { log } = console
Object.assign(console, quiet, { debug() {} })
const say = (what, got, wanted) => {
  const same = JSON.stringify(got) === JSON.stringify(wanted)
  log(`${same ? 'ok  ' : 'FAIL'} ${what}: ${JSON.stringify(got)}`)
  if (same) return
  log(`     expected ${JSON.stringify(wanted)}`)
  process.exitCode = 1
}

/** What a person does in a browser is no merit of the SDK. */
const byHand = { 'user-agent': 'by hand' }

const [{ CXoneAuth, CXoneUser }, { CXoneAcdClient }, { CXoneLeaderElector }, { AdminService }] = [
  require('@nice-devone/auth-sdk'),
  require('@nice-devone/acd-sdk'),
  require('@nice-devone/common-sdk'),
  require('@nice-devone/core-sdk'),
]

async function main() {
  await new Promise((go) => front.listen(0, '127.0.0.1', go))
  const auth = CXoneAuth.instance
  const clientId = 'cxone-agent'
  auth.init({ cxoneHostname: base, clientId, redirectUri: 'http://localhost:3000/callback' })
  const { searchParams } = new URL(await auth.getAuthorizeUrl('page', 'S256'))
  const body = new URLSearchParams([
    ...searchParams,
    ['username', 'sam.okafor@demo.example'],
    ['password', 'sam-password'],
  ])
  const page = await fetch(`${base}/auth/authorize`, { method: 'POST', body, redirect: 'manual', headers: byHand })
  const code = new URL(page.headers.get('location')).searchParams.get('code')
  // Settles only if the id_token verifies, and whoami answers.
  const tokens = await auth.getAccessTokenByCode({ clientId, code })
  say('getAccessTokenByCode', [tokens.tokenType, tokens.expiresIn], ['Bearer', 3600])
  const { userName, icAgentId, icBUId, icClusterId, teamId } = CXoneUser.instance.getUserInfo()
  say('the user', [userName, icAgentId, icBUId, icClusterId, teamId], ['Sam Okafor', '5001', 4599999, 'C200', 77])
  say('where the ACD is', auth.getCXoneConfig().acdApiBaseUri, base)
  const exchanged = await auth.getAccessTokenByToken({ accessToken: tokens.accessToken })
  say('getAccessTokenByToken', [exchanged.tokenType, exchanged.expiresIn], ['Bearer', 3600])

  const admin = AdminService.instance
  const permissions = (await admin.getPermissions()).map(({ key }) => key)
  say('getPermissions', permissions, ['RecordContact', 'Masking'])
  say('getBusinessUnit', Object.keys(await admin.getBusinessUnit()), [
    'features',
    'maxConference',
    'fileExtList',
    'isMultiContactHandling',
    'isUnifiedRoutingEnabled',
  ])
  say('getAgentSettings', (await admin.getAgentSettings()).enableUIQueue, false)
  say('getAllIndicators', await admin.getAllIndicators(), [])

  CXoneLeaderElector.instance.isLeader = true
  const acd = CXoneAcdClient.instance
  acd.initAcdEngagement()
  const calls = []
  acd.contactManager.voiceContactUpdateEvent.subscribe((call) => calls.push(call))
  const until = async (what, test) => {
    for (let turn = 0; turn < 200; turn += 1) {
      const call = calls.findLast(test)
      if (call) return call
      await new Promise((go) => setTimeout(go, 25))
    }
    throw new Error(`the SDK was never told of a call that is ${what}`)
  }
  const { status } = await acd.session.startSession({ stationId: '101', stationPhoneNumber: '' })
  say('startSession', status, 202)
  const active = await until('active', (call) => call.status === 'Active')
  say('record()', (await active.record()).status, 202)
  const recorded = await until('recorded', (call) => call.isLogging)
  say('its button', recorded.callControlButton.record.isEnable, false)
  say('mask()', (await recorded.mask()).status, 202)
  const masked = await until('masked', (call) => call.status === 'Masking')
  say('its button', masked.callControlButton.mask.controlText, 'unmask')
  calls.length = 0
  say('unmask()', (await masked.unmask()).status, 202)
  const on = await until('active again', (call) => call.status === 'Active' && call.isLogging)
  say('its button', on.callControlButton.mask.controlText, 'mask')

  const headers = { 'content-type': 'application/json' }
  const found = await fetch(`${base}/__admin/requests/find`, { method: 'POST', headers, body: '{}' })
  const { requests } = await found.json()
  const own = requests.filter(({ request }) => request.headers['user-agent'] !== byHand['user-agent'])
  const met = [...new Set(own.flatMap(({ operation }) => operation ?? []))].toSorted()
  const { EXERCISED, EXERCISED_FILE } = process.env
  if (EXERCISED === 'write') writeFileSync(EXERCISED_FILE, `${JSON.stringify(met, null, 2)}\n`)
  say('what it met', met, JSON.parse(readFileSync(EXERCISED_FILE, 'utf8')))
}

main().then(
  () => process.exit(),
  (error) => {
    log(error)
    process.exit(1)
  },
)
JS
openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=mock \
  -addext 'subjectAltName=DNS:*.nice-incontact.com,DNS:*.niceincontact.com' 2>openssl.log || {
  cat openssl.log
  exit 1
}

# What the SDK met is in docs/support.md: EXERCISED=write writes it down.
export EXERCISED_FILE="$root/test/clients/exercised/nice-agent-sdk.json"
for way in entry desk; do
  npx esbuild "$way.js" --bundle --platform=node --format=cjs --external:{jsdom,undici,rxjs6} --log-level=error \
    --outfile="$way.cjs"
  node "$root/bin/cxone-mock.js" exec -- node "$way.cjs"
done
