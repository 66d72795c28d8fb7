import { defineRule } from '../../model/rule.js'
import { firstTokenSummary } from '../../queries/tokens/first-token-summary.js'
import { apiRequests } from '../../model/transcript.js'

export const CX_ERR_001 = defineRule({
  id: 'CX-ERR-001',
  title: 'must handle a 401 with an empty body and report it as unauthorized',
  rationale:
    'The API answers 401 without a body that explains it, and without WWW-Authenticate. A client that parses the body throws, and hides the only known fact: the status.',
  fix: 'Check the status before the body, and parse a body only if there is one. Report the status.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9110 15.5.2', grade: 'standard' },
    { ref: 'NICE OpenAPI: 334 of 459 operations declare a 401 without a body', grade: 'vendor' },
  ],
  profiles: ['recordingcontrols'],
  dependsOn: ['CX-ERR-002'],
  setup: { scopes: ['recording:read', 'recording:write'], config: { scopes: [] } },
  steps: [{ run: 'startRecording' }],
  guard: (transcript) =>
    apiRequests(transcript).some(({ status, replyBody }) => status === 401 && replyBody === '') ||
    `No request received an empty 401: ${firstTokenSummary(transcript)}`,
  expect: (transcript) => {
    const rejected = apiRequests(transcript).filter(({ status }) => status === 401)
    const requests = rejected.map(({ id }) => id)
    return transcript.done.flatMap(({ outcome }) => {
      if (outcome.outcome === 'fail' && outcome.kind === 'unauthorized') return []
      const reported = outcome.kind ?? outcome.outcome
      return [
        {
          code: outcome.outcome === 'ok' ? 'refusal-taken-for-success' : 'refusal-misread',
          message: `The empty 401 was reported as ${reported}; expected fail with the kind unauthorized.`,
          requests,
        },
      ]
    })
  },
  mutants: ['parses-every-body', 'takes-any-answer-for-success'],
})
