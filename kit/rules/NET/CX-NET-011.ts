import { endless, hanging } from '../../queries/retries/retry-bounds.js'
import { defineRule } from '../../model/rule.js'
import { apiRequests, type Transcript } from '../../model/transcript.js'

/** What each of the operations is sent again by: a read is repeated by most, and not every client has one. */
const purposes = ['startRecording', 'getRecording'] as const

const unavailable = (transcript: Transcript, purpose: (typeof purposes)[number]) =>
  apiRequests(transcript, purpose).filter(({ status }) => status === 503)

export const CX_NET_011 = defineRule({
  id: 'CX-NET-011',
  title: 'keeps all attempts of one operation within a bound, however many layers retry',
  rationale:
    'Three attempts of the HTTP library within three of the SDK within three of the application are twenty-seven. A service that is down gets that much more to do.',
  fix: 'Retry in one layer only, and switch it off in the others; or share one budget.',
  level: 'SHOULD',
  sources: [{ ref: 'AWS Builders Library: timeouts, retries and backoff with jitter', grade: 'practice' }],
  steps: [
    // No wait is asked for, so that the deadline does not end it before the layers do.
    { server: { act: 'fault', fault: { on: purposes, status: 503, headers: { 'Retry-After': '0' } } } },
    { run: 'startRecording', mayHang: true },
    { run: 'getRecording', mayHang: true, ifAble: true },
  ],
  guard: (transcript) =>
    purposes.some((each) => unavailable(transcript, each).length > 0) || 'No request was answered with 503.',
  expect: (transcript) => {
    const requests = purposes.map((each) => unavailable(transcript, each))
    return [
      ...requests.flatMap(endless),
      ...transcript.done.flatMap((each) => hanging(each, requests.flat())),
    ]
  },
  mutants: ['retries-in-layers'],
  nearMisses: { 'gives-up-on-503': 'pass' },
})
