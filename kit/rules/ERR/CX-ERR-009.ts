import { defineRule, finding, type Step } from '../../model/rule.js'
import { after, callOf, readRequests } from '../../model/transcript.js'

/** Both may be kept by a cache that goes by its own judgement: RFC 9111 4.2.2. */
const statuses = [404, 410] as const

export const CX_ERR_009 = defineRule({
  id: 'CX-ERR-009',
  title: 'asks again for what was not there',
  rationale:
    'A 404 may be cached without a word from the server. A client behind such a cache does not see the call that began a moment later.',
  fix: 'Read the state past every cache: Cache-Control: no-cache, or no cache at all.',
  level: 'SHOULD',
  sources: [
    { ref: 'RFC 9110 15.5.5', grade: 'standard' },
    { ref: 'RFC 9111 4.2.2', grade: 'standard' },
  ],
  setup: { calls: statuses.length },
  steps: [
    { server: { act: 'clear-faults' } },
    ...statuses.flatMap((status, call): Step[] => [
      { server: { act: 'fault', fault: { on: 'getRecording', status, times: 1 } } },
      { run: 'getRecording', call },
      { run: 'getRecording', call },
    ]),
  ],
  guard: (transcript) => {
    const left = statuses.filter((status) => !readRequests(transcript).some((each) => each.status === status))
    return left.length === 0 || `No read was answered with ${left.join(', ')}.`
  },
  expect: (transcript) =>
    readRequests(transcript).flatMap((refused) => {
      if (!statuses.some((status) => status === refused.status)) return []
      const call = callOf(transcript, refused)
      const again = after(readRequests(transcript), refused).filter(
        (each) => callOf(transcript, each) === call,
      )
      if (again.length > 0) return []
      const message = `After a ${refused.status} the next read of the same call did not reach the server.`
      return [finding('absence-from-a-cache', message, [refused])]
    }),
  mutants: ['caches-every-answer'],
})
