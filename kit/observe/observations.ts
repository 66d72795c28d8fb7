import { findingOf, type Finding, type RuleId } from '../model/rule.js'
import { commands, replyHeader, tokenRequests, type Transcript } from '../model/transcript.js'
import type { ReceivedRequest } from '../model/test-server.js'
import { isFor } from '../../contracts/api/profiles.js'
import { maxAttempts } from '../queries/retries/retry-bounds.js'
import { replyOf } from '../queries/tokens/issued-token.js'
import { repeatedRejections, stopsBeforeStarts } from './runs.js'
import { retryObservations } from './retry-observations.js'
import { sessionObservations } from './session-observations.js'
import { tokenObservations } from './token-observations.js'

/**
 * How a rule is judged by traffic alone, where the steps of the kit and the reports of the client are missing. What the
 * rule demands, and why, is in the rule.
 */
export interface Observation {
  /** Returns true if the traffic exercises the rule; otherwise says what is missing. */
  readonly reached: (transcript: Transcript) => true | string
  /** Judges all sandboxes together. */
  readonly judge: (transcripts: readonly Transcript[]) => Finding[]
}

/** An observation of repeated rejections. */
function repeats(
  isRejected: (request: ReceivedRequest) => boolean,
  options: { readonly code: string; readonly what: string; readonly max?: number },
): Observation {
  return {
    reached: ({ arrivals }) => arrivals.some(isRejected) || `No request received ${options.what}.`,
    judge: (transcripts) => repeatedRejections(transcripts, isRejected, options),
  }
}

/** A token request that was rejected with one of these codes. */
const oauthError =
  (...codes: readonly string[]) =>
  (request: ReceivedRequest) =>
    request.at === 'token' && codes.includes(String(replyOf(request)['error']))

/** A request for a purpose or an API operation that received one of these statuses. */
const received =
  (statuses: readonly number[], ...operations: readonly string[]) =>
  (request: ReceivedRequest) =>
    request.at === 'api' &&
    statuses.includes(request.status) &&
    (operations.length === 0 || operations.some((each) => isFor(request, each)))

const commandNames = ['startRecording', 'stopRecording', 'pauseRecording', 'resumeRecording', 'doNotRecord']
const isUnlimited = ({ status }: ReceivedRequest) => ![401, 425, 429].includes(status)

const repetitionObservations: Readonly<Partial<Record<RuleId, Observation>>> = {
  'CX-AUTH-010': repeats(oauthError('invalid_client'), {
    code: 'refused-secret-repeated',
    what: 'invalid_client',
  }),
  'CX-AUTH-011': repeats(oauthError('invalid_scope'), {
    code: 'refused-scope-repeated',
    what: 'invalid_scope',
  }),
  'CX-AUTH-019': repeats(oauthError('unsupported_grant_type', 'unauthorized_client'), {
    code: 'refused-grant-repeated',
    what: 'unsupported_grant_type or unauthorized_client',
  }),
  'CX-ERR-004': repeats(received([403]), { code: 'forbidden-repeated', what: 'a 403' }),
  'CX-ERR-005': repeats(received([400, 422]), { code: 'bad-request-repeated', what: 'a 400 or 422' }),
  'CX-ERR-014': repeats(
    (request) =>
      request.status >= 400 &&
      request.status < 500 &&
      isUnlimited(request) &&
      commandNames.some((each) => isFor(request, each)),
    { code: 'rejected-without-end', what: 'a 4xx', max: maxAttempts },
  ),
  'CX-REC-003': {
    reached: (transcript) => commands(transcript).length > 0 || 'No command for a recording was sent.',
    judge: (transcripts) =>
      findingOf(
        'stop-before-start',
        stopsBeforeStarts(transcripts),
        ({ id }) =>
          `Request ${id} stops a recording that had not started, as the first command of most recordings does. The API rejects it.`,
      ),
  },
  'CX-REC-004': repeats(received([409], 'startRecording'), { code: 'start-repeated', what: 'a 409' }),
  'CX-REC-007': repeats(received([409], 'stopRecording', 'pauseRecording', 'resumeRecording'), {
    code: 'conflict-repeated',
    what: 'a 409',
  }),
  'CX-REC-008': repeats(received([425]), { code: 'lock-hammered', what: 'a 425' }),
  'CX-REC-018': repeats((request) => request.refusedBy?.includes('do-not-record') === true, {
    code: 'declined-start-repeated',
    what: 'a rejection because of do-not-record',
  }),
  'CX-REC-019': repeats(received([422], 'pauseRecording'), { code: 'refused-mask-repeated', what: 'a 422' }),
  'CX-REC-022': repeats(
    (request) =>
      received([404])(request) && /contact/i.test(replyHeader(request, 'icstatusdescription') ?? ''),
    { code: 'contact-asked-for-again', what: 'a 404 for its contact id' },
  ),
  'CX-REC-026': repeats(received([409], 'startAgentSession'), {
    code: 'session-insisted-on',
    what: 'a 409 for a session',
  }),
  'CX-RATE-007': repeats(({ status }) => status === 429, {
    code: 'retries-without-end',
    what: 'a 429',
    max: maxAttempts,
  }),
  'CX-RATE-009': repeats((request) => request.status === 429 && replyHeader(request, 'retry-after') === '0', {
    code: 'retries-without-end',
    what: 'a 429 with Retry-After: 0',
    max: maxAttempts,
  }),
  'CX-NET-004': repeats((request) => isFor(request, 'getRecording') && request.cut !== undefined, {
    code: 'retries-without-end',
    what: 'no complete response',
    max: maxAttempts,
  }),
  'CX-NET-011': repeats(({ status }) => status === 503, {
    code: 'retries-without-end',
    what: 'a 503',
    max: maxAttempts,
  }),
  'CX-TOK-006': {
    reached: (transcript) => tokenRequests(transcript).length > 1 || 'Only one token was requested.',
    judge: (transcripts) =>
      repeatedRejections(
        transcripts.map((each) => ({ ...each, arrivals: tokenStorms(each) })),
        ({ at, status }) => at === 'token' && status === 200,
        { code: 'token-storm', what: 'a token that was not used', max: maxAttempts },
      ),
  },
}

/** Token requests after which the client sent no API request before the next one, and everything that is not one. */
function tokenStorms({ arrivals }: Transcript): ReceivedRequest[] {
  return arrivals.filter(({ at }, index) => at !== 'token' || arrivals[index + 1]?.at === 'token')
}

/** The rules that `observe` judges by an observation of their own, in addition to the always-on rules. */
export const observations: Readonly<Partial<Record<RuleId, Observation>>> = {
  ...repetitionObservations,
  ...retryObservations,
  ...sessionObservations,
  ...tokenObservations,
}
