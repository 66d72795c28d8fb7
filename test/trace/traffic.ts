import { createCxoneMock, type MockOptions } from '../../mock-server/index.js'
import { isApiRequest } from '../../trace/read/is-api-request.js'
import { readHarEntry } from '../../trace/read/har-entry.js'
import type { TraceExchange } from '../../trace/model/exchange.js'

const control = '/api/v2/recording/recordingcontrols'
const recorder = `Basic ${btoa('recorder:recorder-secret')}`
export const form = 'application/x-www-form-urlencoded'

/** One request of a client. Without `headers` it has the token of the client. */
export interface Sent {
  readonly method: string
  readonly path: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
  /** How far the clock advances afterwards. Default: 700 ms. */
  readonly wait?: string
}

export const signIn: Sent = {
  method: 'POST',
  path: '/oauth/token',
  body: 'grant_type=client_credentials',
  headers: { authorization: recorder, 'content-type': form },
}

export function command(action: 'start' | 'stop', wait = '700ms', recordingId = 'rec-123'): Sent {
  return { method: 'POST', path: `${control}/${action}`, body: JSON.stringify({ recordingId, action }), wait }
}

/** The responses of a mock, which plays a server, as an HTTP Archive with secrets as a browser writes it. */
export async function harOf(options: MockOptions, requests: readonly Sent[]) {
  const mock = await createCxoneMock({ clock: '2026-01-15T10:00:00.000Z', seed: 'server', ...options })
  const { clock } = mock.defaultSandbox
  const entries: unknown[] = []
  let token = ''
  for (const { method, path, body, headers, wait = '700ms' } of requests) {
    const sent = headers ?? { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const startedDateTime = new Date(clock.now()).toISOString()
    const url = `https://api.tenant.example${path}`
    const response = await mock.fetch(
      new Request(url, { method, headers: sent, ...(body === undefined ? {} : { body }) }),
    )
    const text = await response.text()
    token = /"access_token":"([^"]+)"/.exec(text)?.[1] ?? token
    clock.advance(wait)
    entries.push({
      startedDateTime,
      time: 20,
      request: {
        method,
        url,
        httpVersion: 'h2',
        headers: [{ name: ':authority', value: 'api.tenant.example' }, ...pairs(sent)],
        ...(body === undefined ? {} : { postData: { mimeType: sent['content-type'], text: body } }),
      },
      response: {
        status: response.status,
        headers: pairs(Object.fromEntries(response.headers)),
        content: { size: text.length, mimeType: response.headers.get('content-type') ?? '', text },
      },
    })
  }
  await mock.close()
  return { log: { version: '1.2', creator: { name: 'browser', version: '1' }, entries } }
}

/** The exchanges of an archive. */
export function exchangesOf({ log }: Awaited<ReturnType<typeof harOf>>): TraceExchange[] {
  return log.entries.flatMap((each, index) => {
    const entry = readHarEntry(each)
    if ('leftOut' in entry || !isApiRequest(entry.exchange)) return []
    return [{ ...entry.exchange, number: index + 1, file: 'a.har', at: entry.at ?? 0 }]
  })
}

function pairs(headers: Readonly<Record<string, string>>) {
  return Object.entries(headers).map(([name, value]) => ({ name, value }))
}
