import { test } from 'cxone-mock/vitest'
import { expect } from 'vitest'

const lenient = test.extend({ onUnhandledRequest: 'ignore' })
const exact = test.extend({ onUnmetFault: 'error' })

lenient('a request that is not implemented', async ({ cxone, sandbox }) => {
  expect((await fetch(`${cxone.url}/s/${sandbox.id}/api/v2/stations`)).status).toBe(501)
})

exact('a fault that is met', async ({ cxone, sandbox }) => {
  sandbox.faults.use({ on: 'getTokensMe', status: 503 })
  expect((await fetch(`${cxone.url}/s/${sandbox.id}/api/v2/tokens/me`)).status).toBe(503)
})
