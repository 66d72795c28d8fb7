import type { CallContext, ClientConfig, Outcome, WrittenFile } from './client.js'
import type { ReceivedRequest, ServerRecording } from './test-server.js'
import { isFor, type OperationName } from '../../contracts/api/profiles.js'

/** One operation that the client was asked for, and how it ended. */
export interface DoneOperation {
  readonly operation: OperationName
  readonly context: CallContext
  readonly tenant: string
  readonly outcome: Outcome
  /** How long it could take. */
  readonly deadlineMs: number
  /** It went well past its deadline, and was given up. */
  readonly hung?: true
  /** Milliseconds on the room's clock. */
  readonly beganMs: number
  readonly endedMs: number
  /** The state of the recording at the server when it ended. */
  readonly serverState?: string
  /** When the client was asked to give it up. */
  readonly abortedMs?: number
}

/** All that happened in one room. A guard looks at `arrivals` alone: what a client says of itself proves nothing. */
export interface Transcript {
  readonly arrivals: readonly ReceivedRequest[]
  /** Empty where the client was only watched. */
  readonly done: readonly DoneOperation[]
  readonly calls: readonly CallContext[]
  readonly recordings: readonly ServerRecording[]
  /** Absent where the client was only watched. */
  readonly config: ClientConfig | undefined
  /** Client secrets and issued tokens, as raw values. */
  readonly secrets: readonly string[]
  /** What the client printed. */
  readonly output: string
  /** What of it was printed since the client was asked to shut down; absent where it was not. */
  readonly goodbye?: string
  /** What the client left on disk; absent where nobody looked. */
  readonly files?: readonly WrittenFile[]
  /** How many connections the client still holds open for a reply that never came; absent where it was only watched. */
  readonly heldOpen?: number
}

export function tokenRequests({ arrivals }: Transcript): ReceivedRequest[] {
  return arrivals.filter(({ at }) => at === 'token')
}

/** Requests to the API in the order of arrival; if one is named, those for a purpose, or an operation that serves none. */
export function apiRequests({ arrivals }: Transcript, operation?: string): ReceivedRequest[] {
  return arrivals.filter((each) => each.at === 'api' && (operation === undefined || isFor(each, operation)))
}

/** Requests to the API that were granted, of one operation if it is named. */
export function accepted(transcript: Transcript, operation?: string): ReceivedRequest[] {
  return apiRequests(transcript, operation).filter(({ status }) => status >= 200 && status < 300)
}

/** Requests that read the state of a recording. */
export function readRequests(transcript: Transcript): ReceivedRequest[] {
  return apiRequests(transcript, 'getRecording')
}

/** Which call a request is about, by the ids in it; undefined when it names none. */
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

/** A header of the reply, by its name in lower case. */
export function replyHeader({ replyHeaders }: ReceivedRequest, name: string): string | undefined {
  return Object.entries(replyHeaders).find(([each]) => each.toLowerCase() === name)?.[1]
}

/** The bearer token that a request carries in its header. */
export function bearerOf(arrival: ReceivedRequest): string | undefined {
  return /^bearer +(\S+)$/i.exec(headerValues(arrival, 'authorization')[0] ?? '')?.[1]
}

/** The parameters of a form body; empty when it is none. */
export function formOf({ body }: ReceivedRequest): URLSearchParams {
  return new URLSearchParams(body)
}

/** A JSON body as an object; undefined when it is none. */
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
 * When a request was decided on the server's own clock, by which it settles, delays and forgets: as it came, or where
 * it waited when it was answered.
 */
export function serverTimeOf({ answeredMs, serverMs, atMs }: ReceivedRequest): number {
  return answeredMs ?? serverMs ?? atMs
}
