import { endless, hanging } from '../../queries/retries/retry-bounds.js'
import { defineRule, finding } from '../../model/rule.js'
import { readRequests, type Transcript } from '../../model/transcript.js'

const reset = (transcript: Transcript) => readRequests(transcript).filter(({ fault }) => fault !== undefined)

export const CX_NET_004 = defineRule({
  id: 'CX-NET-004',
  title: 'should repeat a read after a connection reset, a limited number of times',
  rationale:
    'A read can be repeated without harm, so one lost connection need not fail an operation. A server that resets every connection does not recover because of more requests.',
  fix: 'Repeat a GET a few times with a backoff, then report network.',
  level: 'SHOULD',
  sources: [{ ref: 'RFC 9110 9.2.2', grade: 'standard' }],
  transport: 'socket',
  steps: [
    { run: 'getRecording' },
    {
      server: { act: 'fault', fault: { on: 'getRecording', fault: 'CONNECTION_RESET_BY_PEER', times: 1 } },
    },
    { run: 'getRecording' },
    { server: { act: 'fault', fault: { on: 'getRecording', fault: 'CONNECTION_RESET_BY_PEER' } } },
    { run: 'getRecording', deadlineMs: 2500, mayHang: true },
  ],
  guard: (transcript) => {
    const works = readRequests(transcript).some(({ status, fault }) => status === 200 && fault === undefined)
    if (!works) return 'A read without a fault received no response.'
    return reset(transcript).length > 0 || 'No read was reset.'
  },
  expect: (transcript) => {
    const [first, ...later] = reset(transcript)
    const [, once, always] = transcript.done
    const given = once?.outcome.outcome === 'ok' || !first ? [] : [first]
    return [
      ...given.map((each) =>
        finding('read-not-repeated', 'A read failed after one reset; expected a retry.', [each]),
      ),
      ...endless(later),
      ...(always ? hanging(always, later) : []),
    ]
  },
  mutants: ['repeats-nothing-after-a-reset', 'repeats-a-read-without-end'],
})
