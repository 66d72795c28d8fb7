import { Router, type Request } from 'express'
import { version } from '../../version.js'
import type { CxoneMock } from '../../index.js'
import type { SandboxControl } from '../sandbox-control.js'
import { ControlError } from '../error.js'
import { parseClockCommand, parseNewCall, parseSandboxOptions, type ClockCommand } from './schemas.js'

/** The verbs of the control plane. `?sandbox=ID` names the sandbox; without it the default one is meant. */
export function adminRoutes(mock: CxoneMock): Router {
  const router = Router({ caseSensitive: true, strict: true })
  const sandboxOf = (request: Request) => mock.sandboxById(text(request.query['sandbox']) ?? 'default')

  router.get('/health', (_, response) => void response.json({ status: 'ok' }))
  router.get(
    '/ready',
    (_, response) => void response.json({ status: 'ready', sandboxes: mock.sandboxes.length }),
  )
  router.get('/version', (_, response) => void response.json({ name: 'cxone-mock', version }))
  router.get('/evidence', (_, response) => void response.json(mock.evidence()))

  router.post('/reset', async (request, response) => {
    if (request.query['sandbox'] === undefined) await mock.reset()
    else await sandboxOf(request).reset()
    response.status(204).end()
  })

  router.get('/sandboxes', (_, response) => {
    response.json({ sandboxes: mock.sandboxes.map(describe) })
  })
  router.post('/sandboxes', async (request, response) => {
    const sandbox = await mock.sandbox(parseSandboxOptions(request.body ?? {}))
    // The only answer that holds secrets: whoever makes a sandbox is handed its credentials, once.
    response.status(201).json({ ...describe(sandbox), clients: sandbox.clients })
  })
  router.get(
    '/sandboxes/:id',
    (request, response) => void response.json(describe(mock.sandboxById(request.params.id))),
  )
  router.delete('/sandboxes/:id', async (request, response) => {
    await mock.sandboxById(request.params.id).delete()
    response.status(204).end()
  })
  router.post('/sandboxes/:id/reset', async (request, response) => {
    await mock.sandboxById(request.params.id).reset()
    response.status(204).end()
  })

  router.get('/state', (request, response) => void response.json(sandboxOf(request).state()))

  router.get('/calls', (request, response) => void response.json({ calls: sandboxOf(request).calls.list() }))
  router.post('/calls', (request, response) => {
    response.status(201).json(sandboxOf(request).calls.begin(parseNewCall(request.body ?? {})))
  })
  router.post('/calls/:conversationId/answer', (request, response) => {
    response.json(sandboxOf(request).calls.answer(request.params.conversationId))
  })
  router.post('/calls/:conversationId/end', (request, response) => {
    response.json(sandboxOf(request).calls.end(request.params.conversationId))
  })

  router.get('/clock', (request, response) => void response.json(clockOf(sandboxOf(request))))
  router.put('/clock', (request, response) => {
    const sandbox = sandboxOf(request)
    command(sandbox, parseClockCommand(request.body))
    response.json(clockOf(sandbox))
  })

  router.get('/requests', (request, response) => {
    const { sandbox: _, operation, status, client, method, path, rule, ...others } = request.query
    const [unknown] = Object.keys(others)
    if (unknown !== undefined)
      throw new ControlError(400, `There is no filter ${JSON.stringify(unknown.slice(0, 80))}.`)
    const given = Object.entries({
      operation: text(operation),
      client: text(client),
      method: text(method),
      path: text(path),
      rule: text(rule),
      status: number(status),
    })
    const pattern = Object.fromEntries(given.filter(([, value]) => value !== undefined))
    response.json({ requests: sandboxOf(request).requests.list(pattern) })
  })
  router.delete('/requests', (request, response) => {
    sandboxOf(request).requests.clear()
    response.status(204).end()
  })
  router.get('/requests/:id', (request, response) => {
    response.json(withRequest(mock, request, (sandbox) => sandbox.requests.get(request.params.id)))
  })
  router.get('/requests/:id/explain', (request, response) => {
    const { id } = request.params
    response.json(
      withRequest(mock, request, ({ requests }) => requests.explain(id === 'last' ? undefined : id)),
    )
  })
  return router
}

/** A request is found in every journal, since its id comes from a reply that does not name the sandbox. */
function withRequest<Found>(
  mock: CxoneMock,
  request: Request,
  find: (sandbox: SandboxControl) => Found,
): Found {
  const named = text(request.query['sandbox'])
  if (named !== undefined || request.params['id'] === 'last')
    return find(mock.sandboxById(named ?? 'default'))
  for (const sandbox of mock.sandboxes) {
    try {
      return find(sandbox)
    } catch (error) {
      if (!(error instanceof ControlError) || error.status !== 404) throw error
    }
  }
  throw new ControlError(404, 'No journal has this request; each keeps its newest 1000.')
}

function describe(sandbox: SandboxControl) {
  const clients = sandbox.clients.map(({ clientSecret: _, ...client }) => client)
  return { id: sandbox.id, seed: sandbox.seed, clock: clockOf(sandbox), clients }
}

function clockOf({ clock }: SandboxControl) {
  return { now: new Date(clock.now()).toISOString(), frozen: clock.frozen }
}

function command({ clock }: SandboxControl, given: ClockCommand): void {
  try {
    if (given.action === 'freeze') clock.freeze(given.instant)
    else if (given.action === 'set') clock.set(given.instant)
    else if (given.action === 'advance') clock.advance(given.duration)
    else clock.reset()
  } catch (error) {
    throw new ControlError(400, error instanceof Error ? error.message : String(error))
  }
}

function text(value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value
  throw new ControlError(400, 'A query parameter is given more than once.')
}

function number(value: unknown): number | undefined {
  const given = text(value)
  if (given === undefined || /^\d{3}$/.test(given)) return given === undefined ? undefined : Number(given)
  throw new ControlError(
    400,
    `status must be a number of three digits, not ${JSON.stringify(given.slice(0, 20))}.`,
  )
}
