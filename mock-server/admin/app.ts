import express, { type ErrorRequestHandler, type Express } from 'express'
import type { ListenOptions } from '../adapters/node-http.js'
import type { CxoneMock } from '../index.js'
import { ControlError } from '../control/error.js'
import { aboutRoutes } from './routes/about.js'
import { callRoutes } from './routes/calls.js'
import { clockRoutes } from './routes/clock.js'
import { coverageRoutes } from './routes/coverage.js'
import { dashboardRoutes } from './routes/dashboard.js'
import { eventRoutes } from './routes/events.js'
import { faultRoutes } from './routes/faults.js'
import { guardChanges, rejectRepeated, requireToken } from './guard.js'
import { journalRoutes } from './routes/journal.js'
import { keyRoutes } from './routes/keys.js'
import { problem } from './problem.js'
import { requestRoutes } from './routes/requests.js'
import { sandboxRoutes } from './routes/sandboxes.js'
import { snapshotRoutes } from './routes/snapshots.js'

const seedLimitBytes = 10_000_000

/**
 * The control plane under /__admin. It is no part of the API: it meets no fault and enters no journal.
 * @param closing says when the server closes
 */
export function adminApp(mock: CxoneMock, { adminToken }: ListenOptions, closing: AbortSignal): Express {
  const app = express()
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple')
  app.enable('case sensitive routing').enable('strict routing')
  app.use((_, response, next) => {
    response.setHeader('X-Content-Type-Options', 'nosniff')
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
    response.setHeader('Cache-Control', 'no-store')
    next()
  })
  // Whatever a route answers leaves without a secret: also ids that a test chose, and what an error repeats.
  app.use((_, response, next) => {
    const json = response.json.bind(response)
    response.json = (value: unknown) => json(mock.redacted(value))
    next()
  })
  app.use(rejectRepeated)
  app.use('/__admin', dashboardRoutes())
  app.use(requireToken(adminToken), guardChanges)
  app.use(express.json({ limit: seedLimitBytes, strict: false }))
  for (const routes of [
    aboutRoutes,
    sandboxRoutes,
    callRoutes,
    clockRoutes,
    coverageRoutes,
    faultRoutes,
    keyRoutes,
    snapshotRoutes,
    requestRoutes,
  ]) {
    app.use('/__admin', routes(mock))
  }
  app.use('/__admin', eventRoutes(mock, closing), journalRoutes(mock, closing))
  app.use((request, response) => {
    problem(response, 404, `The control plane has no ${request.method} ${request.path}.`)
  })
  app.use(onError)
  return app
}

// Express knows an error handler by its four parameters.
const onError: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  if (error instanceof ControlError) return problem(response, error.status, error.message, error.errors)
  const status = statusOf(error)
  if (status === 413) return problem(response, 413, `The body is larger than ${seedLimitBytes} bytes.`)
  if (status < 500)
    return problem(response, status, 'The request is not valid: its body or its path cannot be read.')
  problem(response, 500, 'cxone-mock failed: this is a bug of the mock.')
}

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500
  return status >= 400 && status < 600 ? status : 500
}
