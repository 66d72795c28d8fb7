import type { RequestEntry } from '../../control/journal/requests.js'
import type { CallView } from '../../control/calls/calls.js'

export interface ClientView {
  readonly clientId: string
  readonly scopes: readonly string[]
}

/** Two commands that start a recording in this sandbox. The user supplies the secret in a variable. */
export function curlFor(
  origin: string,
  clients: readonly ClientView[],
  calls: readonly CallView[],
): string | undefined {
  const client = clients.find(({ scopes }) => scopes.includes('recording:control'))
  const idle = calls.filter(({ recordingState }) => recordingState === 'idle')
  const call = idle.find(({ state }) => state === 'connected') ?? idle[0] ?? calls[0]
  if (!client || !call) return undefined
  const body = JSON.stringify({ recordingId: call.recordingId, action: 'start' })
  const ready = call.state === 'connected' && call.recordingState === 'idle'
  return [
    ...(ready
      ? []
      : [
          '# The mock will reject this start.',
          `# The call is ${call.state}, and its recording is ${call.recordingState}.`,
          '# Begin and answer a call first.',
        ]),
    `TOKEN=$(curl -s -u ${quote(client.clientId)}:"$CXONE_CLIENT_SECRET" \\`,
    `  -d grant_type=client_credentials ${origin}/oauth/token \\`,
    `  | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
    `curl -i -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\`,
    `  -d ${quote(body)} ${origin}/api/v2/recording/recordingcontrols/start`,
  ].join('\n')
}

/** A command that sends a request of the journal. What the journal does not keep is a variable. */
export function curlOf(origin: string, { method, target, request: { headers, body } }: RequestEntry): string {
  const kept = Object.entries(headers).filter(([name, value]) => !implied.has(name) && value !== '(not kept)')
  const options = kept.map(([name, value]) =>
    name === 'authorization'
      ? `-H "Authorization: ${/^\w+/.exec(value)?.[0] ?? 'Bearer'} $TOKEN"`
      : `-H ${quote(`${name}: ${value}`)}`,
  )
  const parts = [
    `curl -i -X ${quote(method)} ${quote(origin + target)}`,
    ...options,
    ...(body === '' ? [] : [`--data-raw ${quote(body)}`]),
  ]
  return parts.join(' \\\n  ')
}

/** curl sends these by itself. */
const implied = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'accept-encoding',
  'user-agent',
])

/** Quotes any text as one word for a shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
