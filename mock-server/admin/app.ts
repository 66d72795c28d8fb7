import { STATUS_CODES, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { ControlChange } from '../control/control-change.js'
import type { ChangedSandboxes, ControlledMock } from '../control/controlled-mock.js'
import { describeChange } from './describe-change.js'
import { guardChanges, isForeign, rejectRepeated, requireToken } from './guard.js'
import { jsonBody } from './json-body.js'
import { problem, problemOf } from './problem.js'
import { ok, route, type AdminRequest, type AdminResponse, type AdminRoute } from './route.js'
import { router } from './router.js'
import { aboutRoutes } from './routes/about.js'
import { callRoutes } from './routes/calls.js'
import { clockRoutes } from './routes/clock.js'
import { credentialRoutes } from './routes/credentials.js'
import { coverageRoutes } from './routes/coverage.js'
import { dashboardRoutes } from './routes/dashboard.js'
import { eventRoutes } from './routes/events.js'
import { faultRoutes } from './routes/faults.js'
import { holdRoutes } from './routes/holds.js'
import { journalRoutes } from './routes/journal.js'
import { keyRoutes } from './routes/keys.js'
import { requestRoutes } from './routes/requests.js'
import { settingRoutes } from './routes/settings.js'
import { sandboxRoutes } from './routes/sandboxes.js'
import { snapshotRoutes } from './routes/snapshots.js'
import { Waits } from './waits.js'

interface AdminOptions {
  readonly adminToken?: string
  readonly onChange?: (change: ControlChange) => void
  /** The port of the API, if it differs from that of the control plane. */
  readonly apiPort: () => number | undefined
}

/**
 * The control plane under /__admin. It is not part of the API: faults do not apply to it, and the journal does not
 * record it.
 * @param closing aborts when the server closes
 */
export function adminApp(
  mock: ControlledMock,
  { adminToken, onChange, apiPort }: AdminOptions,
  closing: AbortSignal,
): RequestListener {
  const page = router(dashboardRoutes())
  const waits = new Waits(closing)
  const routes: AdminRoute[] = [
    ...aboutRoutes(mock, apiPort),
    ...[sandboxRoutes, callRoutes, clockRoutes, coverageRoutes].flatMap((of) => of(mock)),
    ...[credentialRoutes, settingRoutes, faultRoutes, keyRoutes, snapshotRoutes, requestRoutes].flatMap(
      (of) => of(mock),
    ),
    ...eventRoutes(mock, closing),
    ...journalRoutes(mock, waits),
    ...holdRoutes(mock, waits),
    route('GET', '/openapi.json', async () => {
      const { openapi } = await import('./openapi.js')
      return ok(openapi(routes))
    }),
  ]
  const verbs = router(routes)
  const checkToken = requireToken(adminToken)
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<AdminResponse> => {
    const head = headOf(request, response)
    const early = rejectRepeated(request) ?? page(head) ?? checkToken(request) ?? guardChanges(request)
    if (early) return early
    const whole = { ...head, body: await jsonBody(request) }
    const found = await mock.within(changedBy(head), async () => verbs(whole))
    const change = found && describeChange(whole, found)
    if (change) onChange?.(mock.redacted(change))
    return found ?? problem(404, `The control plane has no ${head.method} /__admin${rawPath(request)}.`)
  }
  const send = (response: ServerResponse, method: string | undefined, reply: AdminResponse): void => {
    // Every JSON document leaves without secrets, including ids that a test chose and values that an error repeats.
    write(response, method, reply, 'json' in reply ? JSON.stringify(mock.redacted(reply.json)) : reply.text)
  }
  return (request, response) => {
    respond(request, response)
      .catch(problemOf)
      .then((reply) => send(response, request.method, reply))
      .catch(() => response.destroy())
  }
}

function headOf(request: IncomingMessage, response: ServerResponse): AdminRequest {
  const { method = '', url = '' } = request
  return {
    method,
    path: rawPath(request) || '/',
    params: {},
    query: new URLSearchParams(/\?([^#]*)/.exec(url)?.[1]),
    body: undefined,
    isForeign: isForeign(request),
    whenGone: (listener) => void response.once('close', listener),
  }
}

function changedBy({ method, path, query }: AdminRequest): ChangedSandboxes {
  if (path === '/reset' && !query.has('sandbox')) return { in: 'all' }
  // A new sandbox is stored before there is a response.
  if (method === 'POST' && /^\/sandboxes(?:\/[^/]+\/fork)?$/.test(path)) return { in: 'none' }
  const id = /^\/sandboxes\/([^/]+)/.exec(path)?.[1] ?? query.get('sandbox') ?? undefined
  return { in: 'one', id, isLocal: path.startsWith('/holds') }
}

/** The path below /__admin as it was sent. */
function rawPath({ url = '' }: IncomingMessage): string {
  return url.replace(/[?#].*$/s, '').slice('/__admin'.length)
}

function write(
  response: ServerResponse,
  method: string | undefined,
  { status, headers, type = 'application/json; charset=utf-8', stream }: AdminResponse,
  text = '',
): void {
  if (response.destroyed) return
  response.writeHead(status, STATUS_CODES[status], {
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
    ...headers,
    ...(status === 204 ? {} : { 'Content-Type': type }),
    ...(status === 204 || stream ? {} : { 'Content-Length': Buffer.byteLength(text) }),
  })
  if (stream && method !== 'HEAD') stream(response)
  else response.end(text)
}
