import { cxoneTest, expect } from 'cxone-mock/vitest'
import { takePayment } from './on-demand.js'

const test = cxoneTest({ clock: '2026-01-15T10:00:00Z', settle: '2s' })

test('a mask waits until the start is done', async ({ sandbox, cxoneEnv }) => {
  const { userId } = sandbox.users[0]! // the agent on the call; the same as cxoneEnv.CXONE_USER_ID
  const paying = takePayment(cxoneEnv, userId) // your code; it ends only when the clock advances
  await sandbox.requests.waitFor({ operation: 'startRecordingOnDemand', status: 202 })
  sandbox.clock.advance('2s') // the call is now recorded
  await sandbox.requests.waitFor({ operation: 'maskRecording', status: 202 })
  sandbox.clock.advance('2s')
  await paying
  expect(sandbox).not.toHaveReceived({ status: 425 })
  expect(sandbox.call('conv-123').view().recordingState).toBe('masked')
})
