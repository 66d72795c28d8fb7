import type { Sandbox } from '../../sandbox/sandbox.js'
import type { LoggedEvent } from '../../sandbox/event-log.js'
import { instant } from '../../operations/instant.js'
import { redactJson } from '../../../redaction/redact.js'
import { isOfSecret, type Event } from '../../world/events.js'

/** One event of a World, without secrets. */
export interface EventEntry {
  readonly sandbox: string
  /** The number of events of the World so far, including this one. */
  readonly sequence: number
  /** `WorldReplaced` is a reset or a restored snapshot: earlier knowledge of the World is no longer valid. */
  readonly type: Event['type'] | 'WorldReplaced'
  /** The id of the recording, the call or the sandbox. For a token, a reference to it. */
  readonly subject: string
  /** ISO instant on the sandbox's clock. */
  readonly at: string
  /** The id of the request, `control` for the control plane, or `clock` for events that time alone causes. */
  readonly cause: string
}

/** Calls `listener` for each future event of a World. An entry is built only when the listener calls the function. */
export function watchEvents(sandbox: Sandbox, listener: (entry: () => EventEntry) => void): void {
  sandbox.events.watch({
    added: (logged) => listener(() => redactJson(sandbox, eventOf(sandbox, logged))),
    cleared: () => {
      const { id, clock, world } = sandbox
      const { sequence } = world
      const at = instant(clock.now())
      listener(() => ({ sandbox: id, sequence, type: 'WorldReplaced', subject: id, at, cause: 'control' }))
    },
  })
}

function eventOf({ id }: Sandbox, logged: LoggedEvent): EventEntry {
  const { sequence, type, at, cause } = logged
  const subject = isOfSecret(logged) ? `sha256:${logged.subject.slice(0, 8)}` : logged.subject
  return { sandbox: id, sequence, type, subject, at: instant(at), cause }
}
