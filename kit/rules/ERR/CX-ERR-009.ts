import { defineRule, finding, type Step } from '../../model/rule.js'
import { after, callOf, readRequests } from '../../model/transcript.js'

/** A cache may store both by its own heuristics: RFC 9111 4.2.2. */
const statuses = [404, 410] as const

export const CX_ERR_009 = defineRule({
  id: 'CX-ERR-009',
  title: 'should request a missing resource again instead of caching its absence',
  rationale:
    'HTTP caches may store a 404 even without Cache-Control. A client behind such a cache does not see a call that begins a moment later.',
  fix: 'Bypass every cache when you read the state: send Cache-Control: no-cache, or use no cache.',
  level: 'SHOULD',
  sources: [
    { ref: 'RFC 9110 15.5.5', grade: 'standard' },
    { ref: 'RFC 9111 4.2.2', grade: 'standard' },
  ],
  dependsOn: ['CX-REQ-012'],
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
    const missing = statuses.filter(
      (status) => !readRequests(transcript).some((each) => each.status === status),
    )
    return missing.length === 0 || `No read received ${missing.join(', ')}.`
  },
  expect: (transcript) =>
    readRequests(transcript).flatMap((rejected) => {
      if (!statuses.some((status) => status === rejected.status)) return []
      const call = callOf(transcript, rejected)
      const repeats = after(readRequests(transcript), rejected).filter(
        (each) => callOf(transcript, each) === call,
      )
      if (repeats.length > 0) return []
      const message = `After a ${rejected.status} the next read of the same call did not reach the server.`
      return [finding('absence-from-a-cache', message, [rejected])]
    }),
  mutants: ['caches-every-answer'],
})
