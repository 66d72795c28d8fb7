import { cxoneTest, expect } from 'cxone-mock/vitest'
import { Payment } from './payment.js'

// The clock of each test starts here and stands still until the test advances it.
const test = cxoneTest({ clock: '2026-01-15T10:00:00Z' })

test('the card number is not recorded', async ({ sandbox, cxoneEnv }) => {
  const payment = await Payment.begin(cxoneEnv) // your code: reads CXONE_BASE_URL and the rest, starts the recording
  sandbox.clock.advance('90s')
  await payment.askForCard()
  sandbox.clock.advance('10s')
  await payment.end()
  expect(sandbox).toHaveReceived({ operation: 'startRecording', status: 200 }, 1)
  expect(sandbox.call('conv-123')).notRecordedDuring({
    from: '2026-01-15T10:01:30Z',
    to: '2026-01-15T10:01:40Z',
  })
})
