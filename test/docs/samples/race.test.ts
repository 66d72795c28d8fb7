import { cxoneTest, expect } from 'cxone-mock/vitest'
import { Payment } from './payment.js'

const test = cxoneTest({ clock: '2026-01-15T10:00:00Z' })

test('two payments at the same time start one recording', async ({ sandbox, cxoneEnv }) => {
  sandbox.holds.use({ on: 'startRecording' })
  const payments = Promise.allSettled([Payment.begin(cxoneEnv), Payment.begin(cxoneEnv)])
  const [first, second] = await sandbox.holds.waitFor({ count: 2 }) // both wait in the mock, undecided
  await sandbox.holds.release([second!.id, first!.id])
  await payments
  expect(sandbox.requests.get(second!.id).status).toBe(200)
  expect(sandbox.requests.get(first!.id).status).toBe(409)
})
