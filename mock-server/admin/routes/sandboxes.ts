import { Router, type Response } from 'express'
import type { CxoneMock, SandboxOptions } from '../../index.js'
import type { SandboxControl } from '../../control/sandboxes/sandbox-control.js'
import { clockOf } from './clock.js'
import { sandboxOf } from '../sandbox-of.js'

/** /sandboxes and /reset */
export function sandboxRoutes(mock: CxoneMock): Router {
  const router = Router({ caseSensitive: true, strict: true })
  router.post('/reset', async (request, response) => {
    if (request.query['sandbox'] === undefined) await mock.reset()
    else await sandboxOf(mock, request).reset()
    response.status(204).end()
  })
  router.get('/sandboxes', (_, response) => {
    response.json({ sandboxes: mock.sandboxes.map(describe) })
  })
  router.post('/sandboxes', async (request, response) => {
    // `sandbox` and `fork` check what they are given, so the type is a promise that they keep.
    const sandbox = await mock.sandbox((request.body ?? {}) as SandboxOptions)
    handOut(response, sandbox)
  })
  router.post('/sandboxes/:id/fork', async (request, response) => {
    const sandbox = await mock.fork(request.params.id, (request.body ?? {}) as SandboxOptions)
    handOut(response, sandbox)
  })
  router.get('/sandboxes/:id', (request, response) => {
    response.json(describe(mock.sandboxById(request.params.id)))
  })
  router.delete('/sandboxes/:id', async (request, response) => {
    await mock.sandboxById(request.params.id).delete()
    response.status(204).end()
  })
  router.post('/sandboxes/:id/reset', async (request, response) => {
    await mock.sandboxById(request.params.id).reset()
    response.status(204).end()
  })
  return router
}

/** The only answer that holds secrets: whoever makes a sandbox is handed its credentials, once. */
function handOut(response: Response, sandbox: SandboxControl): void {
  const made = { ...describe(sandbox), clients: sandbox.clients, users: sandbox.users }
  response.status(201).type('json').send(JSON.stringify(made))
}

function describe(sandbox: SandboxControl) {
  const clients = sandbox.clients.map(({ clientSecret: _, ...client }) => client)
  const users = sandbox.users.map(({ password: _, accessKeys, ...user }) => ({
    ...user,
    accessKeys: accessKeys.map(({ accessKeyId }) => ({ accessKeyId })),
  }))
  return { id: sandbox.id, seed: sandbox.seed, clock: clockOf(sandbox), clients, users }
}
