import type { Sandbox } from '../../sandbox/sandbox.js'
import type { LoggedEvent } from '../../sandbox/event-log.js'
import { instant } from '../../operations/instant.js'
import { redactJson } from '../../../redaction/redact.js'
import { isOfSecret, subjectOf, type Event } from '../../world/events.js'

/** One thing that happened in a World, without a secret in it. */
export interface EventEntry {
  readonly sandbox: string
  /** How many events the World had seen with this one. */
  readonly sequence: number
  /** `WorldReplaced` is a reset or a restored snapshot: whatever was known of the World is void. */
  readonly type: Event['type'] | 'WorldReplaced'
  /** The id of the recording, the call or the sandbox; of a token a reference. */
  readonly subject: string
  /** ISO instant on the sandbox's clock. */
  readonly at: string
  /** The id of the request, `control`, or `clock` for what time brings. */
  readonly cause: string
}

/** Tells `listener` of everything that happens in a World from now on. An entry is made when it is asked for. */
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

function eventOf({ id }: Sandbox, { sequence, at, cause, event }: LoggedEvent): EventEntry {
  const subject = isOfSecret(event) ? `sha256:${subjectOf(event).slice(0, 8)}` : subjectOf(event)
  return { sandbox: id, sequence, type: event.type, subject, at: instant(at), cause }
}
