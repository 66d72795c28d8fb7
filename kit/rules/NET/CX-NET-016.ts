import { requestsAbout } from '../../queries/recordings/outcomes.js'
import { defineRule, findingOf } from '../../model/rule.js'
import type { Transcript } from '../../model/transcript.js'

/** Browsers and HTTP libraries follow 20 to 50 redirects. */
const maxFollowed = 50

const redirected = (transcript: Transcript) =>
  requestsAbout(transcript, 0, 'startRecording').filter(({ status }) => status === 307)

export const CX_NET_016 = defineRule({
  id: 'CX-NET-016',
  title: 'should stop following redirects that lead back to the same address',
  rationale:
    'A wrong rule in a gateway redirects a request to itself. A client without a limit sends requests as fast as it can, until its deadline or forever.',
  fix: 'Do not follow redirects of commands, or follow at most a few.',
  level: 'SHOULD',
  sources: [{ ref: 'RFC 9110 15.4: a client should detect cyclical redirections', grade: 'standard' }],
  profiles: ['recordingcontrols'],
  steps: [
    {
      server: {
        act: 'fault',
        fault: { on: 'startRecording', redirectTo: '{url}/api/v2/recording/recordingcontrols/start' },
      },
    },
    { run: 'startRecording', mayHang: true },
  ],
  guard: (transcript) => redirected(transcript).length > 0 || 'No start was redirected.',
  expect: (transcript) => {
    const requests = redirected(transcript)
    return findingOf(
      'redirects-without-end',
      requests.length > maxFollowed ? requests : [],
      () => `One start was redirected to itself ${requests.length} times; expected at most ${maxFollowed}.`,
    )
  },
  mutants: ['follows-redirects-without-end'],
})
