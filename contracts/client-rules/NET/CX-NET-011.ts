import { endless, hanging } from '../../kit/attempts.js'
import type { Rule } from '../../kit/rule.js'
import { readRequests, type Transcript } from '../../kit/transcript.js'

const unavailable = (transcript: Transcript) =>
  readRequests(transcript).filter(({ status }) => status === 503)

/** Layers that each retry. */
export const CX_NET_011: Rule = {
  id: 'CX-NET-011',
  title: 'keeps all attempts of one operation within a bound, however many layers retry',
  rationale:
    'Three attempts of the HTTP library within three of the SDK within three of the application are twenty-seven. A service that is down gets that much more to do.',
  fix: 'Retry in one layer only, and switch it off in the others; or share one budget.',
  level: 'SHOULD',
  sources: [{ ref: 'AWS Builders Library: timeouts, retries and backoff with jitter', grade: 'practice' }],
  since: '1.0',
  status: 'stable',
  steps: [
    // No wait is asked for, so that the deadline does not end it before the layers do.
    { server: { act: 'fault', fault: { on: 'getRecording', status: 503, headers: { 'Retry-After': '0' } } } },
    { run: 'getRecording', mayHang: true },
  ],
  guard: (transcript) => unavailable(transcript).length > 0 || 'No read was answered with 503.',
  expect: (transcript) => {
    const requests = unavailable(transcript)
    return [...endless(requests), ...transcript.done.flatMap((each) => hanging(each, requests))]
  },
  mutants: ['retries-in-layers'],
  nearMisses: { 'gives-up-on-503': 'pass' },
}
