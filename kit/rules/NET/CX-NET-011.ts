import { endless, hanging } from '../../queries/retries/retry-bounds.js'
import { defineRule } from '../../model/rule.js'
import { apiRequests, type Transcript } from '../../model/transcript.js'

/** The purposes of the requests that are counted. Not every client reads. */
const purposes = ['startRecording', 'getRecording'] as const

const unavailable = (transcript: Transcript, purpose: (typeof purposes)[number]) =>
  apiRequests(transcript, purpose).filter(({ status }) => status === 503)

export const CX_NET_011 = defineRule({
  id: 'CX-NET-011',
  title: 'should limit all attempts of one operation, across all layers that retry',
  rationale:
    'Three attempts of the HTTP library within three of the SDK within three of the application make twenty-seven. A service that is down receives that many more requests.',
  fix: 'Retry in one layer only and disable retries in the others, or share one retry budget.',
  level: 'SHOULD',
  sources: [{ ref: 'AWS Builders Library: timeouts, retries and backoff with jitter', grade: 'practice' }],
  steps: [
    // No wait, so that the deadline does not end the operation before the retries do.
    { server: { act: 'fault', fault: { on: purposes, status: 503, headers: { 'Retry-After': '0' } } } },
    { run: 'startRecording', mayHang: true },
    { run: 'getRecording', mayHang: true, ifAble: true },
  ],
  guard: (transcript) =>
    purposes.some((each) => unavailable(transcript, each).length > 0) || 'No request received a 503.',
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
