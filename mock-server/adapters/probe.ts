import type { IncomingMessage, ServerResponse } from 'node:http'

/** What probes ask. They carry no credential and any Host, because a kubelet asks the address of a pod. */
export interface Probed {
  readonly sandboxCount: number
  /** Why the store cannot be used now. */
  readonly storeFailure: Error | undefined
}

/** Browsers ask for it beside every page. It would be the newest request of the journal. */
const icon = '/favicon.ico'

/**
 * Answers the probes `GET /__admin/health` and `GET /__admin/ready`, also without a control plane, and without loading it,
 * and the request of a browser for an icon.
 * @returns whether it has answered; such a request is not in the journal
 */
export function answerProbe(mock: Probed, request: IncomingMessage, response: ServerResponse): boolean {
  const { method, url = '' } = request
  if (method !== 'GET' && method !== 'HEAD') return false
  if (url === icon) {
    response.writeHead(204).end()
    return true
  }
  const name = /^\/__admin\/(health|ready)(?:\?|$)/.exec(url)?.[1]
  if (name === undefined) return false
  const { sandboxCount: sandboxes, storeFailure } = mock
  const isReady = name === 'health' || storeFailure === undefined
  const state =
    name === 'health'
      ? { status: 'ok' }
      : isReady
        ? { status: 'ready', sandboxes }
        : { status: 'not ready', reason: storeFailure?.message }
  const body = JSON.stringify(state)
  response.writeHead(isReady ? 200 : 503, {
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
  })
  response.end(body)
  return true
}
