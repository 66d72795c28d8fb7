import type { ControlledMock } from '../../control/controlled-mock.js'
import type { SandboxOptions } from '../../control/sandboxes/sandbox-options.js'
import type { SandboxControl } from '../../control/sandboxes/sandbox-control.js'
import { clockOf } from './clock.js'
import { publicClient, publicUser } from './credentials.js'
import { sandboxOf } from '../parameters.js'
import { noContent, ok, route, type AdminResponse, type AdminRoute } from '../route.js'

/** /sandboxes and /reset */
export function sandboxRoutes(mock: ControlledMock): AdminRoute[] {
  return [
    route('POST', '/reset', async (request) => {
      await (request.query.has('sandbox') ? sandboxOf(mock, request) : mock).reset()
      return noContent
    }),
    route('GET', '/sandboxes', () => ok({ sandboxes: mock.sandboxes.map(describe) })),
    route('POST', '/sandboxes', async ({ body }) =>
      // `sandbox` and `fork` check what they are given, so the type is a promise that they keep.
      withSecrets(await mock.sandbox((body ?? {}) as SandboxOptions)),
    ),
    route('POST', '/sandboxes/{id}/fork', async ({ params, body }) =>
      withSecrets(await mock.fork(params.id, (body ?? {}) as SandboxOptions)),
    ),
    route('GET', '/sandboxes/{id}', ({ params }) => ok(describe(mock.sandboxById(params.id)))),
    route('DELETE', '/sandboxes/{id}', async ({ params }) => {
      await mock.sandboxById(params.id).delete()
      return noContent
    }),
    route('POST', '/sandboxes/{id}/reset', async ({ params }) => {
      await mock.sandboxById(params.id).reset()
      return noContent
    }),
  ]
}

/** The only response with secrets: the client that creates a sandbox receives its credentials, once. */
function withSecrets(sandbox: SandboxControl): AdminResponse {
  const { clients, users } = sandbox
  const credentials = clients.length > 0 && { credentials: sandbox.credentials }
  const made = { ...describe(sandbox), ...credentials, clients, users }
  return { status: 201, text: JSON.stringify(made) }
}

function describe(sandbox: SandboxControl) {
  const clients = sandbox.clients.map(publicClient)
  const users = sandbox.users.map(publicUser)
  return { id: sandbox.id, seed: sandbox.seed, clock: clockOf(sandbox), clients, users }
}
