/** Requests to a mock in another process. */
const timeoutMs = 20_000

export function requestToken(url: string, id = 'recorder', secret = `${id}-secret`): Promise<Response> {
  return fetch(`${url}/oauth/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa(`${id}:${secret}`)}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
    signal: AbortSignal.timeout(timeoutMs),
  })
}

export async function tokenFrom(url: string, id?: string, secret?: string): Promise<string> {
  const reply = await requestToken(url, id, secret)
  return ((await reply.json()) as { access_token: string }).access_token
}

/** Starts or stops a recording. */
export function commandAt(
  url: string,
  token: string,
  verb: 'start' | 'stop',
  recordingId = 'rec-123',
): Promise<Response> {
  return fetch(`${url}/api/v2/recording/recordingcontrols/${verb}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ recordingId }),
    signal: AbortSignal.timeout(timeoutMs),
  })
}

/** A request to the control plane. */
export function admin(url: string, method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(`${url}/__admin${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    signal: AbortSignal.timeout(timeoutMs),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}

/** The states of all recordings of a sandbox, by id. Throws the status if the control plane has no answer. */
export async function recordingStates(url: string, sandbox = 'default'): Promise<Record<string, string>> {
  const reply = await fetch(`${url}/__admin/calls?sandbox=${sandbox}`, {
    signal: AbortSignal.timeout(timeoutMs),
  })
  if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`)
  const { calls } = (await reply.json()) as { calls: { recordingId: string; recordingState: string }[] }
  return Object.fromEntries(calls.map(({ recordingId, recordingState }) => [recordingId, recordingState]))
}
