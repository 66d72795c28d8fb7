import { failureKinds, type BelievedState, type FailureKind, type Outcome } from '../model/client.js'

/**
 * The outcome of an operation of a client: `ok` with the state, or the outcome of the error that it rejects with.
 * @example
 * startRecording: ({ recordingId }) => outcomeOf(recorder.start(recordingId), 'recording')
 */
export async function outcomeOf(operation: Promise<unknown>, state?: BelievedState): Promise<Outcome> {
  try {
    await operation
  } catch (error) {
    return outcomeOfError(error)
  }
  return { outcome: 'ok', ...(state && { state }) }
}

/**
 * Translates an error of fetch, axios, got, ky, undici, superagent, node-fetch or an OAuth library. The error, or one that
 * caused it, gives the reason: its own `outcome` or `kind`, an HTTP status, a timeout or a lost connection. An error that
 * says nothing of this has no kind. node-fetch reports a timeout as aborted, and axios a body that stalls as a lost connection.
 */
export function outcomeOfError(error: unknown): Outcome {
  const causes = causesOf(error)
  const message = error instanceof Error ? error.message : String(error)
  for (const translate of [stated, ofResponse, ofAbort, ofUnsent, ofLost, ofNonsense]) {
    for (const cause of causes) {
      const outcome = translate(cause)
      if (outcome) return { ...outcome, message: outcome.message ?? message }
    }
  }
  return { outcome: 'fail', message }
}

/** The parts of an error that libraries use. */
interface Told {
  readonly [name: string]: unknown
}

function isObject(value: unknown): value is Told {
  return typeof value === 'object' && value !== null
}

/** The error and all that caused it, the outermost first. */
function causesOf(error: unknown): readonly Told[] {
  const causes = new Set<Told>()
  const waiting = [error]
  for (const each of waiting) {
    if (!isObject(each) || causes.has(each)) continue
    causes.add(each)
    waiting.push(each['cause'], ...(Array.isArray(each['errors']) ? each['errors'] : []))
  }
  return [...causes]
}

function stated({ outcome, kind }: Told): Outcome | undefined {
  if (isObject(outcome) && ['fail', 'unknown'].includes(String(outcome['outcome']))) {
    return outcome as unknown as Outcome
  }
  const known = failureKinds.find((each) => each === kind)
  return known && { outcome: 'fail', kind: known }
}

const kinds: Readonly<Record<number, FailureKind>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  425: 'locked',
  429: 'rate_limited',
}

const oauthKinds: Readonly<Record<string, FailureKind>> = {
  invalid_client: 'unauthorized',
  invalid_scope: 'config',
  unsupported_grant_type: 'config',
}

function ofResponse(error: Told): Outcome | undefined {
  const status = statusOf(error)
  if (status === undefined) return undefined
  const other = status >= 500 ? 'server_error' : 'invalid_argument'
  const wait = retryAfterMs(error)
  return {
    outcome: 'fail',
    kind: oauthKinds[oauthCodeOf(error)] ?? kinds[status] ?? other,
    httpStatus: status,
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  }
}

/** Where libraries put the status of a response: themselves, in the response, or in the payload of a Boom error. */
function statusOf(error: Told): number | undefined {
  return [error, error['response'], error['output']]
    .filter(isObject)
    .flatMap((each) => [each['status'], each['statusCode'], each['httpCode']])
    .find((each): each is number => typeof each === 'number' && each >= 300 && each <= 599)
}

/** The error code of the token endpoint: in the error itself, or in a body that the library has read. */
function oauthCodeOf({ error, oauth2Code, data, response }: Told): string {
  const places = [data, isObject(data) ? data['payload'] : undefined, response].filter(isObject)
  const bodies = places.flatMap((each) => [each, each['data'], each['body']]).filter(isObject)
  const codes = [error, oauth2Code, ...bodies.map((each) => each['error'])]
  return codes.find((each): each is string => typeof each === 'string') ?? ''
}

/** The wait that the header Retry-After states, in seconds or as a date. */
function retryAfterMs({ response }: Told): number | undefined {
  const headers = isObject(response) ? response['headers'] : undefined
  if (!isObject(headers)) return undefined
  const get = headers['get']
  const text: unknown = typeof get === 'function' ? get.call(headers, 'retry-after') : headers['retry-after']
  if (typeof text !== 'string') return undefined
  if (/^\d+$/.test(text)) return Number(text) * 1000
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now())
}

const timeouts = new Set([
  'ECONNABORTED',
  'ETIMEDOUT',
  'ESOCKETTIMEDOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
])

function ofAbort({ name, code, timeout, type }: Told): Outcome | undefined {
  const isTimeout =
    name === 'TimeoutError' || timeouts.has(String(code)) || (timeout !== undefined && timeout === code)
  if (isTimeout || type === 'request-timeout') return { outcome: 'unknown', kind: 'timeout' }
  const isAbort = name === 'AbortError' || name === 'CanceledError' || code === 'ERR_CANCELED'
  return isAbort ? { outcome: 'unknown', kind: 'aborted' } : undefined
}

/** Nothing was sent, because there is no server, no such name, or no certificate to trust. */
const unsent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ERR_TLS_.*|.*CERT.*|UNABLE_TO_.*)$/

const lost = /^(ECONNRESET|EPIPE|UND_ERR_SOCKET|ERR_NETWORK|ERR_STREAM_PREMATURE_CLOSE|HPE_.*|UND_ERR_.*)$/

/** What browsers and Node say of a request that failed. `fetch` has no code of its own. */
const lostTexts = /fetch failed|failed to fetch|networkerror|load failed|terminated|socket hang up|aborted/i

const fetchErrors = new Set(['TypeError', 'Error', 'FetchError', 'AxiosError'])

function ofUnsent({ code }: Told): Outcome | undefined {
  return typeof code === 'string' && unsent.test(code) ? { outcome: 'fail', kind: 'network' } : undefined
}

/** The request may have arrived. */
function ofLost({ name, code, message }: Told): Outcome | undefined {
  const isLost = typeof code === 'string' && lost.test(code)
  const isLostFetch = fetchErrors.has(String(name)) && lostTexts.test(String(message))
  return isLost || isLostFetch ? { outcome: 'unknown', kind: 'network' } : undefined
}

/** A body that is not JSON, or a token response without a token. */
function ofNonsense({ name, code, type }: Told): Outcome | undefined {
  const isNonsense =
    name === 'SyntaxError' ||
    name === 'ParseError' ||
    name === 'OperationProcessingError' ||
    type === 'invalid-json' ||
    ['OAUTH_PARSE_ERROR', 'OAUTH_INVALID_RESPONSE', 'OAUTH_RESPONSE_IS_NOT_JSON'].includes(String(code))
  return isNonsense ? { outcome: 'fail', kind: 'protocol' } : undefined
}
