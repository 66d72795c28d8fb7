import { base } from '../../contracts/api/record-on-demand/interaction.js'
import type { CxoneMock } from '../../mock-server/index.js'
import { logTenantProfile } from '../output/log-tenant-profile.js'
import { logChange, logRequest, outOf, paint, plain, type Out } from '../output/log.js'
import { portOf } from '../flags/mock-options.js'
import type { MockFlags } from '../flags/mock-flags.js'
import { serve, type Served } from '../server/serve.js'
import type { TrustFiles } from '../server/trust-files.js'
import type { StartFlags } from '../flags/parse-start.js'
import { terminal } from '../output/terminal.js'

/** Serves until SIGINT or SIGTERM. With port 0 the first line on stdout is JSON, and the log goes to stderr. */
export async function start(flags: StartFlags): Promise<void> {
  const port = portOf(flags.port)
  const adminPort = flags.adminPort === undefined ? undefined : portOf(flags.adminPort, '--admin-port')
  const out = outOf(port === 0 ? terminal().stderr : terminal().stdout)
  const served = await serve(flags, port, (change) => logChange(out, flags.log, change), adminPort)
  const { mock } = served
  if (port === 0) terminal().stdout.write(`${JSON.stringify(machineLine(served))}\n`)
  else if (flags.log === 'text') banner(out, served, flags)
  if (flags.log !== 'none') logChanges(out, flags.log, mock)
  logTenantProfile(out, flags.log, mock)
  if (flags.log !== 'none') mock.onRequest((entry) => logRequest(out, flags.log, entry))
  const stop = () => void mock.close().then(() => process.exit(0))
  process.once('SIGINT', stop).once('SIGTERM', stop)
}

function machineLine({ mock, adminToken, trust }: Served) {
  const { url, adminUrl, proxyUrl, seed, changes, tenantProfile } = mock
  return {
    url,
    ...(changes ? { changes } : {}),
    ...(tenantProfile ? { tenantProfile } : {}),
    ...(adminUrl === undefined ? {} : { adminUrl }),
    ...(adminToken ? { adminToken } : {}),
    ...(proxyUrl === undefined ? {} : { proxyUrl }),
    ...(trust ? { trust } : {}),
    seed,
    pid: process.pid,
  }
}

/** A mock that `mutate` or `matrix` changed must not look like one that follows the documents. */
function logChanges(out: Out, format: 'text' | 'json', { changes }: CxoneMock): void {
  if (!changes) return
  if (format === 'json') return out.write(`${JSON.stringify({ changes })}\n`)
  const { mutation, assumptions = {} } = changes
  const what =
    mutation ??
    Object.entries(assumptions)
      .map((each) => each.join('='))
      .join(', ')
  const by = mutation === undefined ? 'matrix' : 'mutate'
  out.write(paint(out, 'red', `cxone-mock ${by} changed this mock: ${plain(what)}\n`))
}

function banner(out: Out, { mock, adminToken, trust }: Served, flags: MockFlags): void {
  const { url, adminUrl, seed, defaultSandbox } = mock
  const { adminToken: given } = flags
  const lines = [
    `${paint(out, 'bold', 'cxone-mock')} fakes NICE CXone at ${paint(out, 'bold', url)} (no audio, no telephony)`,
    ...(adminUrl === undefined ? [] : [`control plane: ${adminUrl} (open ${adminUrl}/ui in a browser)`]),
    ...(adminToken && !given ? [`admin token: ${adminToken}`] : []),
    `seed: ${plain(seed)}`,
    ...storeLines(mock, flags),
    ...secureLines(mock, trust),
    '',
    'OAuth clients:',
    ...defaultSandbox.clients.map(
      ({ clientId, clientSecret, scopes }) =>
        `  ${plain(clientId)} / ${plain(clientSecret || '(public: no secret)')}  ${plain(scopes.join(' ') || '(no scope)')}`,
    ),
    ...accessKeys(mock),
    '',
    ...curl(mock),
    ...curlOnDemand(mock),
    'Each request is logged below. For rejected requests the reason follows (clients do not receive it).',
    '',
  ]
  out.write(`${lines.join('\n')}\n`)
}

/** Without the user and the password of a URL. */
function shown(store: string): string {
  return plain(store.replace(/^(rediss?:\/\/)[^/?#]*@/, '$1'))
}

/** Where the state is kept, and which flags a store that has data does not use. */
function storeLines({ continued }: CxoneMock, flags: MockFlags): string[] {
  if (flags.store === undefined) return []
  if (!continued) return [`state: kept in ${shown(flags.store)}`]
  const { scenario, clock, settle, assume } = flags
  const unused = Object.entries({ scenario, clock, settle, assume }).flatMap(([name, value]) =>
    value === undefined || value.length === 0 ? [] : [`--${name}`],
  )
  return [
    `state: continued from ${shown(flags.store)}`,
    ...(unused.length === 0
      ? []
      : [
          `${unused.join(', ')}: not used, because the state in the store has its own. Use the control plane, or another store.`,
        ]),
  ]
}

/** What clients need for HTTPS, and for the proxy of the vendor's hosts. */
function secureLines({ proxyUrl }: CxoneMock, trust: TrustFiles | undefined): string[] {
  if (!trust) return []
  const certificates = [
    '',
    'Clients have to trust the certificate authority of this run:',
    `  Node:                         NODE_EXTRA_CA_CERTS=${trust.ca}`,
    `  curl, Python, Ruby, Go:       SSL_CERT_FILE=${trust.bundle} REQUESTS_CA_BUNDLE=${trust.bundle}`,
    `  Java:                         -Djavax.net.ssl.trustStore=${trust.trustStore} -Djavax.net.ssl.trustStoreType=JKS`,
  ]
  if (proxyUrl === undefined) return certificates
  return [
    ...certificates,
    `Requests to the hosts of NICE and Genesys are answered by the proxy: HTTPS_PROXY=${proxyUrl}`,
  ]
}

/** Access keys sign in at CXone, whose tokens belong to users and have no scopes. */
function accessKeys({ defaultSandbox: { users } }: CxoneMock): string[] {
  const keys = users.flatMap(({ userId, userName, accessKeys }) =>
    accessKeys.map(
      ({ accessKeyId, accessKeySecret }) =>
        `  ${plain(accessKeyId)} / ${plain(accessKeySecret)}  ${plain(userName)}  userId ${plain(userId)}`,
    ),
  )
  return keys.length === 0 ? [] : ['CXone access keys (POST /auth/token, grant_type=password):', ...keys]
}

/** Two commands that start a recording, if the scenario has a call and a client for it. */
function curl({ url, defaultSandbox }: CxoneMock): string[] {
  const call = defaultSandbox.calls
    .list()
    .find(({ state, recordingState }) => state === 'connected' && recordingState === 'idle')
  const client = defaultSandbox.clients.find(({ scopes }) => scopes.includes('recording:control'))
  if (!call || !client) return []
  const body = JSON.stringify({ recordingId: call.recordingId, action: 'start' })
  return [
    'Start a recording:',
    `  TOKEN=$(curl -s -u ${quote(`${client.clientId}:${client.clientSecret}`)} -d grant_type=client_credentials \\`,
    `    ${url}/oauth/token | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
    `  curl -i -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\`,
    `    -d ${quote(body)} ${url}/api/v2/recording/recordingcontrols/start`,
    '',
  ]
}

/** The same with Record on Demand, which identifies the call by its agent, if an agent can sign in. */
function curlOnDemand(mock: CxoneMock): string[] {
  const env = mock.env()
  const user = env['CXONE_USER_ID']
  const client = env['CXONE_AUTH_CLIENT_ID']
  if (user === undefined || client === undefined) return []
  return [
    'Start it with Record on Demand, and read its status:',
    `  TOKEN=$(curl -s -u ${quote(`${client}:${env['CXONE_AUTH_CLIENT_SECRET']}`)} -d grant_type=password \\`,
    `    --data-urlencode ${quote(`username=${env['CXONE_ACCESS_KEY_ID']}`)} \\`,
    `    --data-urlencode ${quote(`password=${env['CXONE_ACCESS_KEY_SECRET']}`)} \\`,
    `    ${mock.url}/auth/token | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
    `  curl -i -X POST -H "Authorization: Bearer $TOKEN" '${mock.url}${base}/start-recording-on-demand?userId=${user}'`,
    `  curl -i -H "Authorization: Bearer $TOKEN" '${mock.url}${base}/get-recording-status?userId=${user}'`,
    '',
  ]
}

function quote(text: string): string {
  return `'${plain(text).replaceAll("'", "'\\''")}'`
}
