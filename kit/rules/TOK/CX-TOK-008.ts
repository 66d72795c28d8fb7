import { clientIdOf } from '../../queries/tokens/client-credentials.js'
import { issuedTokens } from '../../queries/tokens/issued-token.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, findingOf, type RunStep } from '../../model/rule.js'
import { accepted, bearerOf, callOf, commands, type Transcript } from '../../model/transcript.js'

const second = 'second'

/** Even calls belong to the first configuration. */
const run = (operation: RunStep['run'], call: number): RunStep =>
  call % 2 === 0 ? { run: operation, call } : { run: operation, call, tenant: second }

/** Whether a request contains a token of the other client. */
function isCrossed(transcript: Transcript, request: ReceivedRequest): boolean {
  const { calls, config } = transcript
  const token = issuedTokens(transcript).find(({ value }) => value === bearerOf(request))
  const call = callOf(transcript, request)
  if (!token || !call || !config) return false
  const isFirst = clientIdOf(token.request) === config.clientId
  return isFirst !== (calls.indexOf(call) % 2 === 0)
}

export const CX_TOK_008 = defineRule({
  id: 'CX-TOK-008',
  title: 'must not send the token of one configuration with the requests of another',
  rationale:
    'A cache without the client in its key uses the token of one tenant for another. Recordings then start without permission, and the audit log names the wrong client.',
  fix: 'Use token endpoint, client id and scopes as the key of the cache, or use one cache per configuration.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 6750 5.3', grade: 'standard' },
    { ref: 'RFC 9700 2.3', grade: 'standard' },
  ],
  needs: ['tenants'],
  setup: { calls: 4 },
  steps: [
    { configureTenant: second },
    run('startRecording', 0),
    run('startRecording', 1),
    run('stopRecording', 0),
    run('stopRecording', 1),
    run('startRecording', 2),
    run('startRecording', 3),
  ],
  guard: (transcript) => {
    const calls = new Set(accepted(transcript, 'startRecording').map((each) => callOf(transcript, each)))
    return calls.size >= 4 || `Only ${calls.size} of 4 calls were started.`
  },
  expect: (transcript) =>
    findingOf(
      'token-crossed',
      commands(transcript).filter((each) => isCrossed(transcript, each)),
      ({ id }) => `Request ${id} contains a token of the other client.`,
    ),
  mutants: ['shares-its-tokens-between-clients'],
})
