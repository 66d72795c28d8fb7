import { assumed } from '../../../contracts/evidence.js'
import { uuidFrom } from '../../world/values/digest.js'
import type { ScreenEvent, ScreenRecording } from '../../world/recordings/screens.js'
import type { World } from '../../world/world.js'
import { instant } from '../instant.js'
import { reject } from './reject.js'
import type { Conversation, Instant } from '../../world/entities.js'

/** The id of a screen recording, in addition to the number of its contact. */
export function screenInteractionId({
  userId,
  contactId,
}: Pick<ScreenRecording, 'userId' | 'contactId'>): string {
  return uuidFrom(`screen/${userId}/${contactId}`)
}

/** @throws {Rejection} 425 while a command is being processed */
export function requireSettled({ userId, settling }: ScreenRecording): void {
  if (!settling) return
  throw reject(425, {
    rule: 'screen-locked',
    evidence: assumed('record-on-demand-lock'),
    reason: `The screen recording of user ${userId} is ${settling.state} until ${instant(settling.at)}.`,
    fix: ['202 does not mean done. Wait longer before each attempt, and give up after a bounded time.'],
  })
}

/** The screen recordings that stop when a call of their user ends: those that were started during the call. */
export function screensEndedBy(
  { screens, assumptions }: World,
  { participants, connectedTime = Infinity }: Conversation,
  at: Instant,
): readonly ScreenEvent[] {
  if (assumptions['screen-recording-after-call'] === 'goes-on') return []
  return [...screens.values()]
    .filter(({ userId, startTime = at }) => {
      return startTime >= connectedTime && participants.some((each) => each.userId === userId)
    })
    .map(({ userId }) => ({ type: 'ScreenRecordingStopped', userId, at }))
}
