import { defineRule, finding } from '../../model/rule.js'
import { after, readRequests, type Transcript } from '../../model/transcript.js'

const limited = (transcript: Transcript) => readRequests(transcript).find(({ status }) => status === 429)

export const CX_RATE_008 = defineRule({
  id: 'CX-RATE-008',
  title: 'keeps no 429 in a cache',
  rationale: 'A cache that serves the refusal again makes a limit of a second last as long as the cache.',
  fix: 'Cache no answer with the status 429, even where Cache-Control would allow it.',
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
    // A client that gave up may have resolved to send nothing for a while.
    { waitMs: 1100 },
    { run: 'getRecording' },
  ],
  guard: (transcript) => limited(transcript) !== undefined || 'No read was answered with 429.',
  expect: (transcript) => {
    const refused = limited(transcript)
    if (!refused || after(readRequests(transcript), refused).length > 0) return []
    return [
      finding(
        'refusal-from-a-cache',
        `Request ${refused.id} was answered with 429, and the next operation sent nothing.`,
        [refused],
      ),
    ]
  },
  mutants: ['caches-every-answer'],
  nearMisses: { 'gives-up-on-429': 'pass' },
})
