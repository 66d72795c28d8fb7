import { sanityStep, worked } from '../../runner/sanity-step.js'
import { replyOf } from '../../queries/tokens/issued-token.js'
import { doneOn, requestsAbout } from '../../queries/recordings/outcomes.js'
import type { ReceivedRequest } from '../../model/test-server.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { isSameMessage } from '../../queries/same-message.js'
import { tokenRequests, type DoneOperation, type Transcript } from '../../model/transcript.js'

const granted = 'recording:read'

/** The first attempt, and one with a new token. */
const maxAttempts = 2

const short = (transcript: Transcript) =>
  tokenRequests(transcript).filter((each) => replyOf(each)['scope'] === granted)

/** The start with all scopes that is rejected anyway. Its error serves as the comparison. */
const full = 1
const lacking = 2

function namesTheScope(each: DoneOperation, other: DoneOperation | undefined): boolean {
  const { outcome, kind, message = '' } = each.outcome
  if (outcome !== 'fail') return false
  if (kind === 'forbidden') return other?.outcome.kind !== 'forbidden'
  return /scope|recording:control/i.test(message) && !(other && isSameMessage(each, other))
}

/** A client that requests its token when it is configured requests it again in the operation. */
function isDuringConfigure({ configured = [] }: Transcript, { atMs }: ReceivedRequest): boolean {
  return configured.some(({ beganMs, endedMs }) => beganMs <= atMs && atMs <= endedMs)
}

export const CX_AUTH_012 = defineRule({
  id: 'CX-AUTH-012',
  title: 'should detect a token that was granted without a required scope',
  rationale:
    'The server may grant fewer scopes than requested, and lists them in scope. The API then answers with an empty 401, which looks like a bad token. A client that requests another token gets the same one forever.',
  fix: 'Compare scope in the token response with the requested scopes, and report those that are missing. After a 401, request one new token at most.',
  level: 'SHOULD',
  sources: [
    { ref: 'RFC 6749 3.3', grade: 'standard' },
    { ref: 'RFC 6749 5.1', grade: 'standard' },
  ],
  profiles: ['recordingcontrols'],
  setup: { calls: 3 },
  steps: [
    ...sanityStep,
    { server: { act: 'fault', fault: { on: 'startRecording', status: 401, body: '' } } },
    { run: 'startRecording', call: full },
    { server: { act: 'clear-faults' } },
    { reconfigure: {} },
    { server: { act: 'fault', fault: { on: 'issueToken', mergePatch: { scope: granted } } } },
    { server: { act: 'fault', fault: { on: 'startRecording', token: 'SCOPE_DOWNGRADED' } } },
    { run: 'startRecording', call: lacking },
  ],
  guard: (transcript) => {
    const works = worked(transcript)
    if (works !== true) return works
    return short(transcript).length > 0 || 'No token was granted with fewer scopes than requested.'
  },
  expect: (transcript) => {
    const tokens = short(transcript)
    const [other] = doneOn(transcript, 'startRecording', full)
    const hidden = doneOn(transcript, 'startRecording', lacking).find(
      (each) => !namesTheScope(each, other),
    )?.outcome
    const often = [
      tokens.filter((each) => !isDuringConfigure(transcript, each)),
      requestsAbout(transcript, lacking),
    ].find(({ length }) => length > maxAttempts)
    return [
      ...findingOf(
        'scope-shortfall-repeated',
        often ?? [],
        () =>
          `The client sent ${often?.length} requests for one operation whose scope was not granted; expected at most ${maxAttempts}.`,
      ),
      ...(hidden
        ? [
            finding(
              'scope-shortfall-hidden',
              `The missing scope was reported as ${hidden.kind ?? hidden.outcome}; expected forbidden, or a message about the scope that differs from that of other 401s.`,
              tokens,
            ),
          ]
        : []),
    ]
  },
  mutants: ['takes-a-missing-scope-for-a-bad-token', 'blames-the-scope-for-every-401'],
})
