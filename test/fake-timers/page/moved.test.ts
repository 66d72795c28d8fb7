import { expect, test } from 'vitest'
import { createCxoneMock } from '../../../mock-server/index.js'

test('the response arrives when the clock of the sandbox is moved', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const { clock, faults, requests } = mock.defaultSandbox
  clock.freeze()
  faults.use({ on: 'issueToken', status: 503, fixedDelayMilliseconds: 60_000 })

  const response = fetch(`${mock.url}/oauth/token`, { method: 'POST' })
  await requests.waitFor({ operation: 'issueToken' })
  clock.advance('1m')

  expect((await response).status).toBe(503)
})
