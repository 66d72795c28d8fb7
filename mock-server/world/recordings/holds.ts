import type { Conversation, Instant } from '../entities.js'

/** How many holds a call keeps, so that its size is bounded. */
const maxHolds = 500

/** Whether a call is on hold. */
export function isHeld({ state, holds }: Pick<Conversation, 'state' | 'holds'>): boolean {
  const last = holds?.at(-1)
  return state === 'connected' && last !== undefined && last.to === undefined
}

export function putOnHold(conversation: Conversation, at: Instant): Conversation {
  if (isHeld(conversation)) return conversation
  return { ...conversation, holds: [...(conversation.holds ?? []), { from: at }].slice(-maxHolds) }
}

/** The clock may be set back, but no hold ends before it began. */
export function takenOffHold(conversation: Conversation, at: Instant): Conversation {
  const last = conversation.holds?.at(-1)
  if (!isHeld(conversation) || !last) return conversation
  const holds = [...(conversation.holds ?? []).slice(0, -1), { from: last.from, to: Math.max(at, last.from) }]
  return { ...conversation, holds }
}
