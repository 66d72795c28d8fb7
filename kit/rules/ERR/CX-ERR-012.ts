import { defineRule, finding, type Step } from '../../model/rule.js'
import { requestsAbout } from '../../queries/recordings/outcomes.js'
import type { Transcript } from '../../model/transcript.js'

/** Rejections with an ordinary JSON body. Other rules test unusual ones. Each on its own call. */
const statuses = [403, 404] as const

const rejected = (transcript: Transcript) =>
  statuses.flatMap((status, call) => requestsAbout(transcript, call).filter((each) => each.status === status))

export const CX_ERR_012 = defineRule({
  id: 'CX-ERR-012',
  title: 'must say why an operation failed, with a kind',
  rationale:
    'A caller does something else after a rejected token than after a broken connection or a conflict. If every failure looks the same, it can only give up. Many other rules cannot judge such a client.',
  fix: 'Give each failure a kind, for example forbidden for 403 and timeout when the deadline passes. docs/adapter-protocol.md lists the kinds.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9110 15: the client acts on the class of the status', grade: 'standard' },
    { ref: 'gRPC status codes: a closed set, so that callers can decide', grade: 'practice' },
  ],
  setup: { calls: statuses.length },
  steps: statuses.flatMap((status, call): Step[] => [
    { server: { act: 'clear-faults' } },
    { server: { act: 'fault', fault: { on: ['startRecording', 'getRecording'], status } } },
    { run: 'startRecording', call },
  ]) as [Step, ...Step[]],
  guard: (transcript) => rejected(transcript).length > 0 || `No request received ${statuses.join(' or ')}.`,
  expect: (transcript) => {
    const failures = transcript.done.filter(({ outcome }) => outcome.outcome !== 'ok')
    const [first] = failures
    if (!first || failures.some(({ outcome }) => outcome.kind !== undefined)) return []
    const { message } = first.outcome
    const said =
      message === undefined ? 'without any text' : `with the text ${JSON.stringify(message.slice(0, 200))}`
    return [
      finding(
        'error-without-kind',
        `${first.operation} was reported as ${first.outcome.outcome} without a kind, ${said}.`,
        rejected(transcript),
      ),
    ]
  },
  mutants: ['gives-its-failures-no-kind'],
  nearMisses: { 'says-only-that-it-failed': 'pass', 'takes-any-answer-for-success': 'pass' },
})
