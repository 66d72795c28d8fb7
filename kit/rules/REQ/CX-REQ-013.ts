import { defineRule, findingOf } from '../../model/rule.js'
import { accepted, tokenRequests } from '../../model/transcript.js'

export const CX_REQ_013 = defineRule({
  id: 'CX-REQ-013',
  title: 'should not renew its token after it was shut down',
  rationale:
    'A timer that renews the token in the background survives the object that it belongs to. Each client that an application creates then requests tokens until the process ends.',
  fix: 'Clear the renewal timer when the client is shut down.',
  level: 'SHOULD',
  sources: [{ ref: 'timers that outlive the client that set them', grade: 'practice' }],
  acrossOperations: true,
  needs: ['dispose'],
  steps: [
    // Short enough that a renewal in the background would follow during the wait.
    { server: { act: 'fault', fault: { on: 'issueToken', mergePatch: { expires_in: 1 } } } },
    { run: 'startRecording' },
    { dispose: true },
    { waitMs: 1300 },
  ],
  guard: (transcript) => accepted(transcript, 'startRecording').length > 0 || 'No start was accepted.',
  expect: (transcript) => {
    const stops = accepted(transcript, 'stopRecording').at(-1)
    const end = Math.max(...transcript.done.map(({ endedMs }) => endedMs), stops?.atMs ?? 0)
    return findingOf(
      'renewed-after-its-end',
      // The stop at the shutdown may need a token.
      tokenRequests(transcript).filter(({ atMs }) => atMs > end + 500),
      ({ id }) => `Token request ${id} was sent after the client had been shut down.`,
    )
  },
  mutants: ['renews-its-token-after-its-end'],
})
