import { finding, findingOf } from '../../kit/finding.js'
import { told } from '../../kit/outcomes.js'
import type { Arrival } from '../../kit/room.js'
import type { Finding, Rule } from '../../kit/rule.js'
import { apiRequests, type Transcript } from '../../kit/transcript.js'

const mostAttempts = 2

export const CX_ERR_003: Rule = {
  id: 'CX-ERR-003',
  title: 'ends when its token lacks the scope, and hints at that',
  rationale:
    'The empty 401 looks as if the token were wrong: in the thread media types and longer-lived tokens were tried, and what was missing was a scope. The client knows which scopes it asked for, and can say so.',
  fix: 'Name the scopes that the token was asked for in the error of a 401.',
  level: 'SHOULD',
  sources: [
    { ref: 'forum thread 12571: 401 with an empty body without recording:control', grade: 'unverified' },
  ],
  since: '1.0',
  status: 'stable',
  profiles: ['recordingcontrols'],
  setup: { scopes: ['recording:read', 'recording:write'], config: { scopes: [] } },
  steps: [{ run: 'startRecording' }],
  guard: (transcript) =>
    refused(transcript).some(({ replyBody }) => replyBody === '') ||
    'No request was answered with an empty 401.',
  expect: (transcript) => {
    const shown = refused(transcript)
    return [
      ...findingOf(
        'scope-loop',
        shown.length > mostAttempts ? shown : [],
        () => `A token without the scope was tried ${shown.length} times.`,
      ),
      ...transcript.done.flatMap(({ outcome }): Finding[] => {
        if (outcome.outcome !== 'fail')
          return [finding('refusal-taken-for-success', `The 401 was reported as ${told(outcome)}.`, shown)]
        if (/scope/i.test(outcome.message ?? '')) return []
        return [finding('no-hint-at-scope', 'The error of the 401 does not mention scopes.', shown)]
      }),
    ]
  },
  mutants: ['says-only-that-it-failed', 'takes-any-answer-for-success'],
}

function refused(transcript: Transcript): Arrival[] {
  return apiRequests(transcript).filter(({ status }) => status === 401)
}
