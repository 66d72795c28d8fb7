import { reportsInsteadOfRetrying } from '../../queries/retries/no-retry.js'
import { defineRule, finding, findingOf } from '../../model/rule.js'
import { apiRequests } from '../../model/transcript.js'

/** A request may already be on its way when the client is told to abort. */
const onItsWayMs = 400

export const CX_NET_008 = defineRule({
  id: 'CX-NET-008',
  title: 'should send nothing more after an operation is aborted',
  rationale:
    'A retry after the caller has given up starts a recording that nobody wants and nobody will stop.',
  fix: 'Pass the signal to the wait between attempts, check it before each request, and report aborted.',
  level: 'SHOULD',
  sources: [{ ref: 'ConnectRPC conformance: client cancellation', grade: 'practice' }],
  needs: ['abort'],
  setup: { calls: 2 },
  steps: [
    { run: 'startRecording', call: 0 },
    {
      server: {
        act: 'fault',
        fault: { on: 'startRecording', status: 429, headers: { 'Retry-After': '1' }, times: 1 },
      },
    },
    { run: 'startRecording', call: 1, abortAfterMs: 300, abortCountsFromFault: true, mayHang: true },
    { waitMs: 1000 },
  ],
  guard: (transcript) => {
    // Uses the time at which the kit aborted, not the report of the client.
    const abortedMs = transcript.done.find((each) => each.abortedMs !== undefined)?.abortedMs
    if (abortedMs === undefined) {
      return (
        reportsInsteadOfRetrying(transcript, 429) ?? 'The operation had ended before it could be aborted.'
      )
    }
    const waits = apiRequests(transcript).some(({ status, atMs }) => status === 429 && atMs < abortedMs)
    return waits || 'The client received no 429 before the operation was aborted.'
  },
  expect: (transcript) => {
    const aborted = transcript.done.find(({ abortedMs }) => abortedMs !== undefined)
    if (!aborted) return []
    const until = (aborted.abortedMs ?? 0) + onItsWayMs
    const later = apiRequests(transcript).filter(({ atMs }) => atMs > until)
    const { kind, outcome } = aborted.outcome
    const message = `The aborted operation was reported as ${kind ?? outcome}; expected the kind aborted.`
    return [
      ...findingOf(
        'goes-on-after-an-abort',
        later,
        ({ id, atMs }) =>
          `Request ${id} came ${Math.round(atMs - (aborted.abortedMs ?? 0))} ms after the operation had been aborted.`,
      ),
      ...(kind === 'aborted' ? [] : [finding('abort-not-told', message, [])]),
    ]
  },
  mutants: ['ignores-an-abort'],
  nearMisses: { 'gives-up-on-429': 'not-applicable' },
})
