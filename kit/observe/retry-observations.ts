import { finding, findingOf, type Finding, type RuleId } from '../model/rule.js'
import { replyHeader, tokenRequests, type Transcript } from '../model/transcript.js'
import type { ReceivedRequest } from '../model/test-server.js'
import { isImmediate } from '../queries/retries/backoff-timing.js'
import { recordingCommands } from '../queries/recordings/recording-commands.js'
import { blindRepetitions, repetitions, shownBy, type Repetition } from '../queries/retries/repetition.js'
import {
  isTooEarly,
  repetitionsAfter,
  retryAfterDate,
  retryAfterSeconds,
} from '../queries/retries/retry-after.js'
import type { Observation } from './observations.js'
import { runsOf } from './runs.js'

/** How many times a test may send a command again that received a 5xx. */
const maxOwn = 2

export const retryObservations: Readonly<Partial<Record<RuleId, Observation>>> = {
  'CX-AUTH-017': {
    reached: (transcript) =>
      tokenRequests(transcript).some(({ status }) => status === 503) || 'No token request received a 503.',
    judge: (transcripts) =>
      transcripts.flatMap((transcript) =>
        immediate(transcript, repetitions(tokenRequests(transcript)), ({ status }) => status === 503),
      ),
  },
  'CX-RATE-003': {
    reached: (transcript) =>
      limited(transcript).length > 0 || 'No request was repeated after a 429 without a valid Retry-After.',
    judge: (transcripts) =>
      transcripts.flatMap((transcript) =>
        immediate(transcript, limited(transcript), () => true, 'retry-at-once'),
      ),
  },
  'CX-RATE-006': {
    reached: (transcript) =>
      unavailable(transcript).length > 0 || 'No request was repeated after a 503 with Retry-After.',
    judge: (transcripts) =>
      transcripts.flatMap((transcript) => {
        const early = unavailable(transcript).filter(isTooEarly)
        return findingOf(
          'retry-before-retry-after',
          shownBy(early),
          ({ id }) =>
            `Request ${id} was repeated after ${Math.round(early[0]?.gapMs ?? 0)} ms; expected at least ${early[0]?.waitMs} ms.`,
        )
      }),
  },
  'CX-NET-003': blind('reset', ({ cut }) => cut?.end === 'reset' || cut?.end === 'closed', 1),
  'CX-NET-012': blind('without a response in time', ({ cut }) => cut?.end === 'silent', 1),
  'CX-NET-010': blind(
    'answered with a 500, 502 or 504',
    ({ status }) => [500, 502, 504].includes(status),
    maxOwn,
  ),
  'CX-NET-007': {
    reached: (transcript) =>
      failing(transcript).length > 0 || 'No request was repeated four times after a 5xx.',
    judge: (transcripts) =>
      transcripts.flatMap((transcript) =>
        failing(transcript).flatMap((run) =>
          isImmediate(repetitions(run), transcript)
            ? [
                finding(
                  'waits-do-not-grow',
                  `A request was sent ${run.length} times after a 5xx without a wait.`,
                  run,
                ),
              ]
            : [],
        ),
      ),
  },
  'CX-REC-014': {
    reached: (transcript) =>
      overlapping(transcript).some(([first]) => first.delayMs !== undefined) ||
      'No command followed one whose response was delayed.',
    judge: (transcripts) =>
      transcripts.flatMap((transcript) =>
        findingOf(
          'commands-overlap',
          overlapping(transcript).flatMap(([first, next]) =>
            first.delayMs !== undefined && (next.serverMs ?? Infinity) < (first.serverMs ?? 0) + first.delayMs
              ? [next]
              : [],
          ),
          ({ id }) =>
            `Request ${id} was sent before the response to the previous command for the same recording.`,
        ),
      ),
  },
}

/** Commands that were sent again without reading the state, more often than a test may do itself. */
function blind(how: string, isLost: (request: ReceivedRequest) => boolean, max: number): Observation {
  const lost = ({ arrivals }: Transcript) =>
    arrivals.filter((each) => each.fault !== undefined && isLost(each))
  return {
    reached: (transcript) => lost(transcript).length > 0 || `No request was ${how}.`,
    judge: (transcripts) =>
      transcripts.flatMap((transcript) => {
        const again = blindRepetitions(transcript).filter(({ first }) => isLost(first))
        return again.length < max
          ? []
          : findingOf(
              'command-sent-again',
              shownBy(again),
              ({ id }) => `Request ${id} was ${how}, and was repeated without reading the state.`,
            )
      }),
  }
}

function immediate(
  transcript: Transcript,
  all: readonly Repetition[],
  isRejected: (request: ReceivedRequest) => boolean,
  code = 'repeated-at-once',
): Finding[] {
  const waits = all.filter(({ first }) => isRejected(first))
  if (!isImmediate(waits, transcript)) return []
  return [finding(code, 'A rejected request was repeated immediately; expected a wait.', shownBy(waits))]
}

function limited({ arrivals }: Transcript): Repetition[] {
  return repetitions(arrivals).filter(
    ({ first }) =>
      first.status === 429 &&
      retryAfterSeconds(first) === undefined &&
      retryAfterDate(first) === undefined &&
      replyHeader(first, 'retry-after') !== '0',
  )
}

function unavailable({ arrivals }: Transcript) {
  return repetitionsAfter(arrivals, 503, retryAfterSeconds)
}

function failing(transcript: Transcript) {
  return runsOf(transcript, ({ status }) => status >= 500).filter(({ length }) => length > 3)
}

/** Each command with the next one for the same recording. */
function overlapping(transcript: Transcript): (readonly [ReceivedRequest, ReceivedRequest])[] {
  const all = recordingCommands(transcript)
  return all.flatMap(({ about, request }, index) => {
    const next = all.slice(index + 1).find((each) => about !== undefined && each.about === about)
    return next ? [[request, next.request] as const] : []
  })
}
