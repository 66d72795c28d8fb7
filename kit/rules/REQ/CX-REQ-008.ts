import { sanityStep, worked } from '../../runner/sanity-step.js'
import { defineRule, finding, type Step } from '../../model/rule.js'
import { apiRequests } from '../../model/transcript.js'

/** Answers to a start that was done, as servers that are alike or newer give them. */
const answers = [
  { status: 200, body: '{"id":"rec","newMember":{"list":[1,null]},"state":"NEW_STATE"}' },
  { status: 200, body: '' },
  { status: 202, body: '' },
  { status: 204, body: '' },
]

export const CX_REQ_008 = defineRule({
  id: 'CX-REQ-008',
  title: 'takes no 2xx for a failure, whatever its body has in it, or where it has none',
  rationale:
    'What a command answers besides its status is not known for sure. A client that needs one exact body reports a failure for a recording that runs, and leaves it running.',
  fix: 'Judge success by the class of the status; ignore members that are not needed, and read no body where there is none. A 202 is no failure, and not done yet: report ok with state: "starting", or read until it is done (CX-REC-005).',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9110 15.3', grade: 'standard' },
    {
      ref: 'a client that fails for a new member breaks with the next release of the server',
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
      served.length === answers.length || `Only ${served.length} of the ${answers.length} answers were given.`
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
