import { defineRule, finding, findingOf } from '../../model/rule.js'
import { apiRequests } from '../../model/transcript.js'

/** A request may be on its way while the client is told. */
const onItsWayMs = 400

export const CX_NET_008 = defineRule({
  id: 'CX-NET-008',
  title: 'sends nothing more once an operation is aborted',
  rationale:
    'A retry that fires after its caller has given up starts a recording that nobody asks for any more, and nobody will stop.',
  fix: 'Hand the signal to the wait between attempts, check it before each request, and report aborted.',
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
    { run: 'startRecording', call: 1, abortAfterMs: 300, mayHang: true },
    { waitMs: 1000 },
  ],
  guard: (transcript) => {
    // That it was asked to give up is the kit's own doing, and no word of the client's.
    const asked = transcript.done.find(({ abortedMs }) => abortedMs !== undefined)?.abortedMs
    if (asked === undefined) return 'The operation had ended before it could be aborted.'
    const waits = apiRequests(transcript).some(({ status, atMs }) => status === 429 && atMs < asked)
    return waits || 'No 429 was answered before the operation was aborted.'
  },
  expect: (transcript) => {
    const aborted = transcript.done.find(({ abortedMs }) => abortedMs !== undefined)
    if (!aborted) return []
    const until = (aborted.abortedMs ?? 0) + onItsWayMs
    const later = apiRequests(transcript).filter(({ atMs }) => atMs > until)
    const { kind, outcome } = aborted.outcome
    const told = `It ended as ${kind ?? outcome}; expected the kind aborted.`
    return [
      ...findingOf(
        'goes-on-after-an-abort',
        later,
        ({ id, atMs }) =>
          `Request ${id} came ${Math.round(atMs - (aborted.abortedMs ?? 0))} ms after the operation was aborted.`,
      ),
      ...(kind === 'aborted' ? [] : [finding('abort-not-told', told, [])]),
    ]
  },
  mutants: ['ignores-an-abort'],
  nearMisses: { 'gives-up-on-429': 'untested' },
})
