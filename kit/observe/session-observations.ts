import { finding, findingOf, type RuleId } from '../model/rule.js'
import { apiRequests, bearerOf, type Transcript } from '../model/transcript.js'
import type { ReceivedRequest } from '../model/test-server.js'
import { sessionRequests, sessionsOpened } from '../queries/recordings/agent-sessions.js'
import type { Observation } from './observations.js'

/** More sessions in a row count as unlimited. */
const maxSessions = 10

/** Rules about the sessions of agents. */
export const sessionObservations: Readonly<Partial<Record<RuleId, Observation>>> = {
  'CX-REC-023': {
    reached: (transcript) =>
      apiRequests(transcript).some(({ status }) => status === 304) || 'No poll received a 304.',
    judge: (transcripts) =>
      transcripts.flatMap((transcript) =>
        findingOf(
          'session-given-up-for-304',
          followers(transcript, ({ status }) => status === 304).filter((next) =>
            sessionRequests(transcript).includes(next),
          ),
          ({ id }) => `Request ${id} starts or joins a session right after a 304 of the old one.`,
        ),
      ),
  },
  'CX-REC-024': {
    reached: (transcript) => sessionsOpened(transcript).length > 0 || 'No session was started.',
    judge: (transcripts) =>
      transcripts.flatMap((transcript) => {
        const unused = unusedSessions(transcript)
        if (unused.length <= maxSessions) return []
        const message = `${unused.length} sessions were opened and never used; expected at most ${maxSessions}.`
        return [finding('sessions-without-end', message, unused)]
      }),
  },
}

/** Sessions in which nothing was accepted before the next one was started or joined. */
function unusedSessions(transcript: Transcript): ReceivedRequest[] {
  const opened = sessionsOpened(transcript)
  const requested = new Set(sessionRequests(transcript))
  return opened.slice(0, -1).filter((each, index) => {
    const next = opened[index + 1]
    const within = apiRequests(transcript).filter(
      (request) => request.id > each.id && request.id < (next?.id ?? 0) && !requested.has(request),
    )
    return within.every(({ status }) => status >= 400)
  })
}

/** The next API request with the same token after each that matches. */
function followers(
  transcript: Transcript,
  isWanted: (request: ReceivedRequest) => boolean,
): ReceivedRequest[] {
  const all = apiRequests(transcript)
  return all.flatMap((each, index) => {
    const next = all.slice(index + 1).find((later) => bearerOf(later) === bearerOf(each))
    return isWanted(each) && next ? [next] : []
  })
}
