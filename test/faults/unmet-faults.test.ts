import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'
import { caseInstant } from '../hosts.js'
import { requireMet, storyOf } from '../../vitest/story.js'
import { withAgent } from '../operations/record-on-demand/agent.js'

test('a fault that met no request is told, with what was sent in its place', async () => {
  const { onDemand, sandbox } = await withAgent()
  sandbox.faults.use({ on: 'startRecording', status: 503 })
  sandbox.faults.use({ on: 'stopRecording', status: 503 })
  expect((await onDemand('start-recording-on-demand')).status).toBe(200)
  const told = [
    'fault-1 on startRecording was not injected into any request. The client sent startRecordingOnDemand, which has the same purpose: ' +
      'name it in `on`.',
    'fault-2 on stopRecording was not injected into any request.',
  ]
  expect(sandbox.faults.unmet().map(({ hint }) => hint)).toEqual(told)
  expect(sandbox.requests.explain(sandbox.requests.last()?.id).notes).toEqual([
    'fault-1 is on startRecording, so it does not apply to startRecordingOnDemand, which has the same purpose.',
  ])
  const lines = ['cxone-mock had unused faults:', ...told.map((each) => `  ${each}`)]
  expect(storyOf(sandbox)).toBe(['cxone-mock rejected no request of this test.', ...lines].join('\n'))
  expect(() => requireMet(sandbox)).toThrow(lines.join('\n'))
})

test('a fault that met a request is not told', async () => {
  const { onDemand, sandbox } = await withAgent()
  sandbox.faults.use({ on: ['startRecording', 'startRecordingOnDemand'], status: 503, times: 1 })
  expect((await onDemand('start-recording-on-demand')).status).toBe(503)
  expect(sandbox.faults.unmet()).toEqual([])
  expect(() => requireMet(sandbox)).not.toThrow()
})

test('what was accepted without effect is told under a failed test, too', async () => {
  const { onDemand, sandbox } = await withAgent()
  await onDemand('mask')
  expect(storyOf(sandbox)).toContain('cxone-mock accepted without effect:\n  200 POST /interaction-recording')
  expect(storyOf(sandbox)).toContain(
    '    note: Accepted, but nothing is being recorded, so nothing is masked.',
  )
})

test('an unmet fault names the state of a recording that it waits for', async () => {
  const mock = await createCxoneMock({ clock: caseInstant })
  const { faults } = mock.defaultSandbox
  faults.use({ on: 'getTokensMe', status: 503, while: { recordingState: ['starting', 'recording'] } })
  faults.use({ status: 503, while: { recordingState: 'masked', recordingId: 'rec-123' } })
  expect(faults.unmet().map(({ hint }) => hint)).toEqual([
    'fault-1 on getTokensMe while a recording is starting or recording was not injected into any request.',
    'fault-2 on any operation while rec-123 is masked was not injected into any request.',
  ])
})
