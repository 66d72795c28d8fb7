import { assumed, recordOnDemandSpec } from '../../../contracts/evidence.js'
import type { ScreenEvent } from '../../world/recordings/screens.js'
import type { Operation } from '../operation.js'
import { contactResponse } from './command-interaction.js'
import { findUserId } from './find-interaction.js'
import { reject } from './reject.js'
import { requireSettled } from './screen-recording.js'

export const stopScreenInteractionRecording: Operation<'stopScreenInteractionRecording'> = (
  world,
  { query, now },
) => {
  const userId = findUserId(world, query)
  const contactId = contactIdOf(query)
  const running = world.screens.get(userId)
  if (running?.contactId !== contactId) throw notRecorded(userId, contactId, running?.contactId)
  requireSettled(running)
  const { stopMs } = world.settle
  const event: ScreenEvent =
    stopMs === 0
      ? { type: 'ScreenRecordingStopped', userId, at: now }
      : { type: 'ScreenRecordingStopping', userId, at: now, settlesAt: now + stopMs }
  return { events: [event], response: contactResponse(contactId, stopMs === 0) }
}

function contactIdOf(query: URLSearchParams): number {
  const given = query.get('contactId')
  if (given !== null && /^\d{1,15}$/.test(given)) return Number(given)
  throw reject(400, {
    rule: 'contact-id',
    evidence: recordOnDemandSpec,
    reason:
      given === null
        ? 'The query has no contactId.'
        : `The contactId ${JSON.stringify(given.slice(0, 40))} is not a number.`,
    allowed: ['the contactId in the response of the start'],
    fix: ['Keep the contactId from the response of the start, and send it with the stop.'],
  })
}

function notRecorded(userId: string, contactId: number, running: number | undefined) {
  return reject(404, {
    rule: 'screen-recording',
    evidence: assumed('record-on-demand-other-errors'),
    reason:
      running === undefined
        ? `The screen of user ${userId} is not being recorded. The recording was not started, or its duration is over.`
        : `The screen of user ${userId} is recorded under contact ${running}, not ${contactId}.`,
    fix: [
      running === undefined
        ? 'After the duration, treat 404 as stopped.'
        : `Send contactId=${running}, which the start returned.`,
    ],
  })
}
