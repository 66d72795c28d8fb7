import { defineRule, finding } from '../../model/rule.js'
import { after, readRequests, type Transcript } from '../../model/transcript.js'

const limited = (transcript: Transcript) => readRequests(transcript).find(({ status }) => status === 429)

export const CX_RATE_008 = defineRule({
  id: 'CX-RATE-008',
  title: 'must not cache a 429',
  rationale: 'A cached 429 makes a limit of one second last as long as the cache entry.',
  fix: 'Do not cache a response with the status 429, even if Cache-Control would allow it.',
  level: 'MUST',
  sources: [{ ref: 'RFC 6585 4', grade: 'standard' }],
  steps: [
    {
      server: {
        act: 'fault',
        fault: { on: 'getRecording', status: 429, headers: { 'Cache-Control': 'max-age=60' }, times: 1 },
      },
    },
    { run: 'getRecording' },
    // A client that gave up may send nothing for a while.
    { waitMs: 1100 },
    { run: 'getRecording' },
  ],
  guard: (transcript) => limited(transcript) !== undefined || 'No read received a 429.',
  expect: (transcript) => {
    const rejected = limited(transcript)
    if (!rejected || after(readRequests(transcript), rejected).length > 0) return []
    return [
      finding(
        'refusal-from-a-cache',
        `Request ${rejected.id} received a 429, and the next operation sent no request.`,
        [rejected],
      ),
    ]
  },
  mutants: ['caches-every-answer'],
  nearMisses: { 'gives-up-on-429': 'pass' },
})
