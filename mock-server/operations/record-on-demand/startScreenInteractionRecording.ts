import { screenRecordingHelp } from '../../../contracts/nice-help.js'
import type { ScreenEvent } from '../../world/recordings/screens.js'
import type { World } from '../../world/world.js'
import type { Operation } from '../operation.js'
import { contactResponse } from './command-interaction.js'
import { findInteraction, findUserId, noSuchUser, type InteractionCall } from './find-interaction.js'
import { reject } from './reject.js'
import { requireSettled, screenInteractionId } from './screen-recording.js'

/** One recording per agent. A second start while it runs does not create another one or extend it. */
export const startScreenInteractionRecording: Operation<'startScreenInteractionRecording'> = (
  world,
  call,
) => {
  const { query, now } = call
  const userId = findUserId(world, query)
  const durationMs = durationOf(query)
  const running = world.screens.get(userId)
  if (running) {
    requireSettled(running)
    const { contactId } = running
    return { response: contactResponse(contactId, true, { interactionId: screenInteractionId(running) }) }
  }
  const contactId = newContact(world, userId, call)
  const { startMs } = world.settle
  const begun = { userId, contactId, durationMs, at: now }
  const event: ScreenEvent =
    startMs === 0
      ? { type: 'ScreenRecordingStarted', ...begun }
      : { type: 'ScreenRecordingStarting', ...begun, settlesAt: now + startMs }
  const more = startMs === 0 ? { interactionId: screenInteractionId({ userId, contactId }) } : {}
  return { events: [event], response: contactResponse(contactId, startMs === 0, more) }
}

/**
 * The number of a new contact. A screen recording has a contact of its own, also during a call: "two separate
 * recordings … each associated with different contact IDs" (help page, in French).
 * @throws {Rejection} 404 for an unknown user, and outside of calls under the variant that requires one
 */
function newContact(world: World, userId: string, call: InteractionCall): number {
  if (world.assumptions['screen-recording-without-call'] === 'not-found-404') findInteraction(world, call)
  else if (!world.users.has(userId)) throw noSuchUser(world, userId, call.operationId)
  return 990_000_000_000 + world.sequence
}

const minSeconds = 5
const maxSeconds = 13_200

function durationOf(query: URLSearchParams): number {
  const given = query.get('recordingDuration')
  const seconds = given !== null && /^\d{1,6}$/.test(given) ? Number(given) : Number.NaN
  if (seconds >= minSeconds && seconds <= maxSeconds) return seconds * 1000
  throw reject(400, {
    rule: 'recording-duration',
    evidence: screenRecordingHelp('recordingDuration: "in a range of 5-13200 seconds"'),
    reason:
      given === null
        ? 'The query has no recordingDuration.'
        : `The recordingDuration ${JSON.stringify(given.slice(0, 40))} is not a whole number from 5 to 13200.`,
    allowed: ['a whole number of seconds from 5 to 13200'],
    fix: ['Send recordingDuration in seconds, for example recordingDuration=60. It is required.'],
  })
}
