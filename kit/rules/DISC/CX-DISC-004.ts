import { defineRule, findingOf } from '../../model/rule.js'
import { targetOf } from '../../queries/tokens/token-places.js'
import { apiRequests } from '../../model/transcript.js'

/** The path by which the server names its own sandbox: it takes requests with and without it. */
const prefix = '/s/default'

export const CX_DISC_004 = defineRule({
  id: 'CX-DISC-004',
  title: 'keeps the path of its base URL, with and without a slash at its end',
  rationale:
    'A gateway in front of the API has a path of its own. Resolving "/api/v2" against the base URL drops it, and joining texts makes "//": both end in a 404 that looks like a wrong id.',
  fix: 'Take the slashes from the end of the base URL, and append the path of the operation.',
  level: 'SHOULD',
  sources: [
    { ref: 'RFC 3986 5.2', grade: 'standard' },
    { ref: 'a gateway with a path in front of the API', grade: 'practice' },
  ],
  profiles: ['recordingcontrols'],
  setup: { calls: 2, config: { baseUrl: `{url}${prefix}/` } },
  steps: [
    { run: 'startRecording', call: 0 },
    { reconfigure: { baseUrl: `{url}${prefix}` } },
    { run: 'startRecording', call: 1 },
  ],
  guard: (transcript) => apiRequests(transcript).length >= 2 || 'Fewer than two requests came to the API.',
  expect: (transcript) => {
    const requests = apiRequests(transcript)
    return [
      ...findingOf(
        'prefix-lost',
        requests.filter((each) => !targetOf(each).path.startsWith(`${prefix}/`)),
        ({ id }) => `The path of request ${id} lacks that of the base URL, ${prefix}.`,
      ),
      ...findingOf(
        'double-slash',
        requests.filter((each) => targetOf(each).path.includes('//')),
        ({ id }) => `The path of request ${id} has two slashes in a row.`,
      ),
    ]
  },
  mutants: ['drops-the-path-of-its-base-url', 'joins-with-two-slashes'],
  nearMisses: { 'stops-at-the-token': 'untested' },
})
