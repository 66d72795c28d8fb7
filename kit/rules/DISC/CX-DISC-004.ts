import { defineRule, findingOf } from '../../model/rule.js'
import { targetOf } from '../../queries/tokens/token-places.js'
import { apiRequests } from '../../model/transcript.js'

/** The path of the default sandbox. The server accepts requests with and without it. */
const prefix = '/s/default'

export const CX_DISC_004 = defineRule({
  id: 'CX-DISC-004',
  title: 'should keep the path of its base URL, with and without a trailing slash',
  rationale:
    'A gateway in front of the API adds a path. Resolving "/api/v2" against the base URL drops that path, and string concatenation creates "//". Both end in a 404 that looks like a wrong id.',
  fix: 'Remove trailing slashes from the base URL, and append the path of the operation.',
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
  guard: (transcript) => apiRequests(transcript).length >= 2 || 'The API received fewer than two requests.',
  expect: (transcript) => {
    const requests = apiRequests(transcript)
    return [
      ...findingOf(
        'prefix-lost',
        requests.filter((each) => !targetOf(each).path.startsWith(`${prefix}/`)),
        ({ id }) => `The path of request ${id} lacks the path of the base URL, ${prefix}.`,
      ),
      ...findingOf(
        'double-slash',
        requests.filter((each) => targetOf(each).path.includes('//')),
        ({ id }) => `The path of request ${id} contains two consecutive slashes.`,
      ),
    ]
  },
  mutants: ['drops-the-path-of-its-base-url', 'joins-with-two-slashes'],
  nearMisses: { 'stops-at-the-token': 'untested' },
})
