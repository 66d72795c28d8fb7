import { sanityStep, worked } from '../../runner/sanity-step.js'
import { defineRule, finding, type Step } from '../../model/rule.js'
import { apiRequests } from '../../model/transcript.js'

/** Responses to an executed start, as other or newer servers may send them. */
const answers = [
  { status: 200, body: '{"id":"rec","newMember":{"list":[1,null]},"state":"NEW_STATE"}' },
  { status: 200, body: '' },
  { status: 202, body: '' },
  { status: 204, body: '' },
]

export const CX_REQ_008 = defineRule({
  id: 'CX-REQ-008',
  title: 'must treat every 2xx as a success, whatever its body contains',
  rationale:
    'The response body of a command is not reliably documented. A client that requires one exact body reports a failure for a recording that runs, and leaves it running.',
  fix: 'Judge success by the class of the status. Ignore unknown members, and do not require a body. A 202 is not a failure, but it is not completed either: report ok with state: "starting", or read the state until it is completed (CX-REC-005).',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9110 15.3', grade: 'standard' },
    {
      ref: 'a client that rejects new members breaks with the next server release',
      grade: 'practice',
    },
  ],
  setup: { calls: answers.length + 1 },
  steps: [
    ...sanityStep,
    ...answers.flatMap((answer, index): Step[] => [
      { server: { act: 'fault', fault: { ...answer, on: 'startRecording', commit: true, times: 1 } } },
      { run: 'startRecording', call: index + 1 },
    ]),
  ],
  guard: (transcript) => {
    const works = worked(transcript)
    if (works !== true) return works
    const served = apiRequests(transcript, 'startRecording').filter(({ fault }) => fault !== undefined)
    return (
      served.length === answers.length ||
      `The client received only ${served.length} of ${answers.length} responses.`
    )
  },
  expect: (transcript) => {
    const served = apiRequests(transcript, 'startRecording').filter(({ fault }) => fault !== undefined)
    return transcript.done.slice(1).flatMap(({ outcome }, index) => {
      if (outcome.outcome !== 'fail') return []
      const { status = 0, body = '' } = answers[index] ?? {}
      const what = body === '' ? 'without a body' : 'with unknown members'
      return [
        finding(
          'success-not-understood',
          `A ${status} ${what} was reported as ${outcome.kind ?? 'fail'}; the recording had started.`,
          served.slice(index, index + 1),
        ),
      ]
    })
  },
  mutants: ['needs-a-body', 'takes-200-alone-for-success'],
  nearMisses: { 'takes-any-answer-for-success': 'pass' },
})
