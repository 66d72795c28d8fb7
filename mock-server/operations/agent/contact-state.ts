import { isHeld } from '../../world/recordings/holds.js'
import type { World } from '../../world/world.js'
import type { Conversation, Hold, Instant } from '../../world/entities.js'

/** A state of a contact, with a name and a number that are assumed. */
interface ContactState {
  readonly stateId: number
  readonly stateName: string
  readonly contactStateCategory: string
}

export const contactStates = {
  routing: { stateId: 3, stateName: 'Routing', contactStateCategory: 'In Queue' },
  active: { stateId: 4, stateName: 'Active', contactStateCategory: 'With Agent' },
  held: { stateId: 5, stateName: 'Hold', contactStateCategory: 'With Agent' },
  ended: { stateId: 9, stateName: 'EndContact', contactStateCategory: 'Completed' },
} as const satisfies Readonly<Record<string, ContactState>>

export type ContactStateKey = keyof typeof contactStates

export function stateOfContact(conversation: Conversation): ContactStateKey {
  if (conversation.state === 'ended') return 'ended'
  if (conversation.state === 'alerting') return 'routing'
  return isHeld(conversation) ? 'held' : 'active'
}

/** Whether the names and the numbers of states are sent. */
export function namesStates({ assumptions }: World): boolean {
  return assumptions['contact-states'] === 'assumed'
}

interface Reached {
  readonly state: ContactStateKey
  readonly from: Instant
  readonly to: Instant
}

/** The states that a contact has gone through until `now`, oldest first. */
export function statesOf(conversation: Conversation, now: Instant): readonly Reached[] {
  const { startTime, connectedTime, endTime, holds = [] } = conversation
  const end = endTime ?? now
  const routing = { state: 'routing', from: startTime, to: connectedTime ?? end } as const
  return [
    routing,
    ...(connectedTime === undefined ? [] : connected(connectedTime, end, holds)),
    ...(endTime === undefined ? [] : [{ state: 'ended', from: endTime, to: endTime } as const]),
  ]
}

function connected(start: Instant, end: Instant, holds: readonly Hold[]): readonly Reached[] {
  const starts = [start, ...holds.flatMap(({ to }) => to ?? [])]
  return starts.flatMap((from, index): readonly Reached[] => {
    const hold = holds[index]
    const active: Reached = { state: 'active', from, to: hold?.from ?? end }
    return hold ? [active, { state: 'held', from: hold.from, to: hold.to ?? end }] : [active]
  })
}
