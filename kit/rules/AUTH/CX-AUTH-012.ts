import { sanityStep, worked } from '../../runner/sanity-step.js'
import { replyOf } from '../../queries/tokens/issued-token.js'
import { doneOn, requestsAbout } from '../../queries/recordings/outcomes.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { isSameMessage } from '../../queries/same-message.js'
import { tokenRequests, type DoneOperation, type Transcript } from '../../model/transcript.js'

const granted = 'recording:read'

/** A first attempt, and one with a new token. */
const maxAttempts = 2

const short = (transcript: Transcript) =>
  tokenRequests(transcript).filter((each) => replyOf(each)['scope'] === granted)

/** The start whose token is as it should be, and is refused all the same: what is told of it is the measure. */
const full = 1
const lacking = 2

function namesTheScope(each: DoneOperation, other: DoneOperation | undefined): boolean {
  const { outcome, kind, message = '' } = each.outcome
  if (outcome !== 'fail') return false
  if (kind === 'forbidden') return other?.outcome.kind !== 'forbidden'
  return /scope/i.test(message) && !(other && isSameMessage(each, other))
}

export const CX_AUTH_012 = defineRule({
  id: 'CX-AUTH-012',
  title: 'notices a token that was granted without a scope that it needs',
  rationale:
    'The server may grant less than was asked for, and says so in scope. What follows is an empty 401, which looks like a bad token: a client that asks for another gets the same again, for ever.',
  fix: 'Compare scope in the token response with what was asked for, and report what is missing. After a 401 ask for one new token, not more.',
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
    return short(transcript).length > 0 || 'No token was granted with less than was asked for.'
  },
  expect: (transcript) => {
    const tokens = short(transcript)
    const [other] = doneOn(transcript, 'startRecording', full)
    const hidden = doneOn(transcript, 'startRecording', lacking).find(
      (each) => !namesTheScope(each, other),
    )?.outcome
    const often = [tokens, requestsAbout(transcript, lacking)].find(({ length }) => length > maxAttempts)
    return [
      ...findingOf(
        'scope-shortfall-repeated',
        often ?? [],
        () =>
          `${often?.length} requests for one operation whose scope was not granted; expected at most ${maxAttempts}.`,
      ),
      ...(hidden
        ? [
            finding(
              'scope-shortfall-hidden',
              `The missing scope was reported as ${hidden.kind ?? hidden.outcome}; expected forbidden, or a message that names the scope, and not what is told of every 401.`,
              tokens,
            ),
          ]
        : []),
    ]
  },
  mutants: ['takes-a-missing-scope-for-a-bad-token', 'blames-the-scope-for-every-401'],
})
