import { uuidFrom } from '../../world/digest.js'
import type { ScreenEvent, ScreenRecording } from '../../world/screens.js'
import type { World } from '../../world/world.js'
import { instant } from '../instant.js'
import { reject } from './reject.js'
import type { Conversation, Instant } from '../../world/entities.js'

/** What NICE calls a screen recording apart from the number of its contact. */
export function screenInteractionId({
  userId,
  contactId,
}: Pick<ScreenRecording, 'userId' | 'contactId'>): string {
  return uuidFrom(`screen/${userId}/${contactId}`)
}

/** @throws {Rejection} 425 while a command is in work */
export function requireSettled({ userId, settling }: ScreenRecording): void {
  if (!settling) return
  throw reject(425, {
    rule: 'screen-locked',
    reason: `The screen recording of user ${userId} is ${settling.state} until ${instant(settling.at)}.`,
    fix: [
      '202 is not done: wait before the next command, longer before each attempt, and give up after a bounded time.',
    ],
  })
}

/** What becomes of the screens that are recorded under the contact of a call when it ends. */
export function screensEndedBy(
  { screens, assumptions }: World,
  { contactId }: Conversation,
  at: Instant,
): readonly ScreenEvent[] {
  if (assumptions['screen-recording-after-call'] === 'goes-on') return []
  return [...screens.values()]
    .filter((screen) => screen.contactId === contactId)
    .map(({ userId }) => ({ type: 'ScreenRecordingStopped', userId, at }))
}
