import { requestsAbout } from '../../queries/recordings/outcomes.js'
import { maxAttempts } from '../../queries/retries/retry-bounds.js'
import { defineRule, findingOf, type Finding, type Step } from '../../model/rule.js'

/** Rejections that last. Each on its own call. CX-ERR-002 covers 401, CX-RATE-007 covers 429. */
const statuses = [400, 403, 404, 409, 425, 500] as const

export const CX_ERR_014 = defineRule({
  id: 'CX-ERR-014',
  title: 'must stop repeating a command that is rejected every time',
  rationale:
    'A client that repeats a rejected command until its deadline, or forever, floods a service that has already answered. The caller could have reacted to the first rejection.',
  fix: 'Count the requests of one operation, whatever the status is, and stop after a few. Do not repeat after 400, 403, 404 and 409 at all.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 9110 15.5.4', grade: 'standard' },
    { ref: 'AWS Builders Library: timeouts, retries and backoff with jitter', grade: 'practice' },
  ],
  setup: { calls: statuses.length },
  steps: statuses.flatMap((status, call): Step[] => [
    { server: { act: 'clear-faults' } },
    { server: { act: 'fault', fault: { on: 'startRecording', status } } },
    { run: 'startRecording', call, deadlineMs: 2000, mayHang: true },
  ]) as [Step, ...Step[]],
  guard: (transcript) =>
    statuses.some((status, call) => requestsAbout(transcript, call).some((each) => each.status === status)) ||
    'No start was rejected.',
  expect: (transcript) =>
    statuses.flatMap((status, call): Finding[] => {
      const starts = requestsAbout(transcript, call, 'startRecording').filter(
        (each) => each.status === status,
      )
      return findingOf(
        'rejected-without-end',
        starts.length > maxAttempts ? starts : [],
        () => `One start received a ${status} ${starts.length} times; expected at most ${maxAttempts}.`,
      )
    }),
  mutants: ['repeats-what-is-forbidden-without-end'],
  nearMisses: { 'repeats-on-forbidden': 'pass' },
})
