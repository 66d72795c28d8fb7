import { lateness } from '../../kit/attempts.js'
import { finding } from '../../kit/finding.js'
import { doneOn, requestsAbout, told } from '../../kit/outcomes.js'
import type { Arrival } from '../../kit/room.js'
import type { Finding, Rule } from '../../kit/rule.js'
import type { Transcript } from '../../kit/transcript.js'

export const CX_REC_011: Rule = {
  id: 'CX-REC-011',
  title: 'says so within its deadline when a pause failed',
  rationale:
    'A pause is asked for when the caller is about to say the number of a card. A client that swallows the failure has it recorded.',
  fix: 'Let every failure of a pause reach the caller, with its kind, and within the deadline.',
  level: 'MUST',
  sources: [{ ref: 'PCI DSS 3.3: the code of a card is not kept after authorisation', grade: 'practice' }],
  since: '1.0',
  status: 'stable',
  setup: { calls: 2 },
  steps: [
    { run: 'startRecording', call: 0 },
    { run: 'startRecording', call: 1 },
    { server: { act: 'fault', fault: { on: 'pauseRecording', status: 500 } } },
    { run: 'pauseRecording', call: 0 },
    { server: { act: 'clear-faults' } },
    { server: { act: 'fault', fault: { on: 'pauseRecording', fault: 'NEVER_ANSWER' } } },
    { run: 'pauseRecording', call: 1, deadlineMs: 2000, mayHang: true },
  ],
  guard: (transcript) =>
    [0, 1].every((call) => spoilt(transcript, call).length > 0) || 'Not both pauses were sent.',
  expect: (transcript) =>
    [0, 1].flatMap((call) => {
      const shown = spoilt(transcript, call)
      return doneOn(transcript, 'pauseRecording', call).flatMap((done): Finding[] => {
        const { outcome, hung } = done
        if (hung)
          return [finding('pause-without-end', `A pause that was not answered ${lateness(done)}.`, shown)]
        if (outcome.outcome === 'ok' || outcome.state === 'paused')
          return [finding('failed-pause-swallowed', `A pause that failed ended as ${told(outcome)}.`, shown)]
        if (outcome.kind !== undefined) return []
        return [finding('failed-pause-untyped', 'A pause that failed ended without a kind.', shown)]
      })
    }),
  mutants: ['swallows-a-failed-pause', 'waits-for-ever-for-a-pause'],
}

function spoilt(transcript: Transcript, call: number): Arrival[] {
  return requestsAbout(transcript, call, 'pauseRecording').filter(({ fault }) => fault !== undefined)
}
