import type { CallContext, ClientConfig, Outcome, PrintedText, WrittenFile } from './client.js'
import type { ReceivedRequest, ServerRecording } from './test-server.js'
import { isFor, type OperationName } from '../../contracts/api/profiles.js'

/** An operation that the kit requested from the client, and its outcome. */
export interface DoneOperation {
  readonly operation: OperationName
  readonly context: CallContext
  readonly tenant: string
  readonly outcome: Outcome
  /** The deadline of the operation in milliseconds. */
  readonly deadlineMs: number
  /** The operation far exceeded its deadline, so the kit gave up. */
  readonly hung?: true
  /** Milliseconds on the clock of the test server. */
  readonly beganMs: number
  readonly endedMs: number
  /** The state of the recording at the server when it ended. */
  readonly serverState?: string
  /** When the kit aborted the operation. */
  readonly abortedMs?: number
  /** The client was not called, because its configuration had failed without a kind. The kind is assumed. */
  readonly assumed?: true
}

/** A period on the clock of the test server, in milliseconds. */
export interface Period {
  readonly beganMs: number
  readonly endedMs: number
}

/** Everything that happened on one test server. A guard reads only `arrivals`, because what a client reports proves nothing. */
export interface Transcript {
  readonly arrivals: readonly ReceivedRequest[]
  /** Empty if traffic was only observed. */
  readonly done: readonly DoneOperation[]
  /** When the client was being configured; absent if traffic was only observed. */
  readonly configured?: readonly Period[]
  readonly calls: readonly CallContext[]
  readonly recordings: readonly ServerRecording[]
  /** Absent if traffic was only observed. */
  readonly config: ClientConfig | undefined
  /** Client secrets and issued tokens, as raw values. */
  readonly secrets: readonly string[]
  /** What the client printed. */
  readonly output: string
  /** The same by stream, if the streams are known. */
  readonly printed?: readonly PrintedText[]
  /** The output after the shutdown request; absent if there was none. */
  readonly goodbye?: string
  /** The files that the client wrote; absent if they were not checked. */
  readonly files?: readonly WrittenFile[]
  /** The number of connections that the client holds open without a response; absent if traffic was only observed. */
  readonly heldOpen?: number
  /** The most bytes of one response that were sent completely; absent if traffic was only observed. */
  readonly longestRead?: number
}

export function tokenRequests({ arrivals }: Transcript): ReceivedRequest[] {
  return arrivals.filter(({ at }) => at === 'token')
}

/** API requests in the order of arrival, optionally for one purpose or API operation. */
export function apiRequests({ arrivals }: Transcript, operation?: string): ReceivedRequest[] {
  return arrivals.filter((each) => each.at === 'api' && (operation === undefined || isFor(each, operation)))
}

/** API requests with a 2xx response, optionally for one purpose or API operation. */
export function accepted(transcript: Transcript, operation?: string): ReceivedRequest[] {
  return apiRequests(transcript, operation).filter(({ status }) => status >= 200 && status < 300)
}

/** Requests that read the state of a recording. */
export function readRequests(transcript: Transcript): ReceivedRequest[] {
  return apiRequests(transcript, 'getRecording')
}

/** The call that a request refers to by one of its ids, if any. */
export function callOf({ calls }: Transcript, { target, body }: ReceivedRequest): CallContext | undefined {
  return calls.find((call) =>
    [call.conversationId, call.conferenceId, call.recordingId, call.userId, call.contactId].some(
      (id) => id !== undefined && (target.includes(id) || body.includes(id)),
    ),
  )
}

/** Requests that start or stop a recording. */
export function commands(transcript: Transcript): ReceivedRequest[] {
  return apiRequests(transcript).filter(
    (each) => isFor(each, 'startRecording') || isFor(each, 'stopRecording'),
  )
}

/** The values of a header, in the order sent. */
export function headerValues({ headers }: ReceivedRequest, name: string): string[] {
  return headers.filter(([each]) => each.toLowerCase() === name).map(([, value]) => value)
}

/** A response header, by its name in lower case. */
export function replyHeader({ replyHeaders }: ReceivedRequest, name: string): string | undefined {
  return Object.entries(replyHeaders).find(([each]) => each.toLowerCase() === name)?.[1]
}

/** The bearer token in the Authorization header of a request. */
export function bearerOf(request: ReceivedRequest): string | undefined {
  return /^bearer +(\S+)$/i.exec(headerValues(request, 'authorization')[0] ?? '')?.[1]
}

/** The parameters of a form body. */
export function formOf({ body }: ReceivedRequest): URLSearchParams {
  return new URLSearchParams(body)
}

/** A JSON body as an object; undefined if it is not one. */
export function jsonOf({
  body,
}: Pick<ReceivedRequest, 'body'>): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

/** Requests that came after another. */
export function after(arrivals: readonly ReceivedRequest[], { id }: ReceivedRequest): ReceivedRequest[] {
  return arrivals.filter((each) => each.id > id)
}

/**
 * When the server decided a request, on its own clock, which also rules settling, delays and expiry: on arrival, or at
 * the end of a delay.
 */
export function serverTimeOf({ answeredMs, serverMs, atMs }: ReceivedRequest): number {
  return answeredMs ?? serverMs ?? atMs
}
