import type { Counted } from '../../sandbox/counter.js'

/** A change of one sandbox, to be appended to a log that several processes share. */
export interface Change {
  /**
   * `entry`: facts. `whole`: the whole state, because it was replaced. `kept`: the whole state, which has not changed.
   * `removed`: the sandbox is deleted.
   */
  readonly kind: 'entry' | 'whole' | 'kept' | 'removed'
  readonly sandbox: string
  /** The place of the change before it. Empty: there is no such sandbox yet. */
  readonly before: string
  /** JSON. For `removed` the history. */
  readonly value: string
  /** For `removed`: what the sandbox has counted. */
  readonly counts?: readonly Counted[]
  /** The credentials that are the sandbox's own from now on. Absent: they have not changed. */
  readonly credentials?: readonly string[]
}

/** What became of a change: its place, or why it was not appended. */
export type Appended =
  | { readonly place: string }
  /** Another change of the sandbox came first. */
  | { readonly superseded: true }
  /** Another sandbox has one of the credentials. */
  | { readonly owner: string; readonly credential: string }

/** A change that some process has appended. */
export interface Logged {
  readonly place: string
  readonly writer: string
  readonly kind: Exclude<Change['kind'], 'kept'>
  readonly sandbox: string
  readonly before: string
  /** JSON. Only an `entry` has it. */
  readonly value: string
}

/** The next changes after a place, oldest first. */
export interface News {
  readonly changes: readonly Logged[]
  /** Whether there were no more at the time. */
  readonly isAll: boolean
}

/** The whole state of a sandbox after a change. */
export interface Whole {
  readonly place: string
  /** JSON */
  readonly value: string
}

/** Everything from which a process can begin, read at one moment. */
export interface Survey {
  /** The value of `claim`. Empty: nobody has claimed the store, or the claim was lost. */
  readonly claim: string
  /** The places of the oldest and of the newest change that the log still has. `start` when it has none. */
  readonly oldest: string
  readonly newest: string
  /** The place of the last change of each sandbox. */
  readonly places: ReadonlyMap<string, string>
  readonly wholes: ReadonlyMap<string, Whole>
  /** What deleted sandboxes have counted. */
  readonly deleted: readonly Counted[]
}

/** A log that several processes share. Every method rejects with a StoreError while it cannot be reached. */
export interface SharedLog {
  /** For messages, without a password. */
  readonly name: string
  /** Identifies this process. */
  readonly writer: string
  /** What should be changed in how it is set up, in words. */
  readonly warnings: readonly string[]
  /** A value that is written once. @returns the value that was first */
  claim(value: string): Promise<string>
  /** Appends each change if nothing has happened to its sandbox since `before`. */
  append(changes: readonly Change[]): Promise<readonly Appended[]>
  /** The place of the oldest change that the log still has. `start` when it has none. */
  oldest(): Promise<string>
  /** The next changes after a place, oldest first. Empty when there are none. */
  after(place: string): Promise<readonly Logged[]>
  /** The same for a place that was read. Undefined: it was trimmed, so that changes after it may be missing. */
  following(place: string): Promise<News | undefined>
  survey(): Promise<Survey>
  whole(sandbox: string): Promise<Whole | undefined>
  /** The histories of the sandboxes that were deleted last, oldest first. */
  histories(): Promise<readonly string[]>
  /** Calls `listener` soon after any process has appended something. */
  onAppend(listener: () => void): void
  /** Calls `listener` after the connection was lost and is there again. */
  onReconnect(listener: () => void): void
  /** Removes what every whole state includes. */
  trim(): Promise<void>
  close(): Promise<void>
}

/** Before the first change. */
export const start = '0-0'

/** Whether one place comes before another. Empty is before all. */
export function isBefore(one: string, other: string): boolean {
  const [time = 0, count = 0] = one.split('-').map(Number)
  const [otherTime = 0, otherCount = 0] = other.split('-').map(Number)
  return time === otherTime ? count < otherCount : time < otherTime
}
