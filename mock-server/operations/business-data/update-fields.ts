import { assumed, cxoneSpec, type Evidence } from '../../../contracts/evidence.js'
import { businessDataHelp } from '../../../contracts/nice-help.js'
import { findContact } from '../../world/contacts.js'
import type { Conversation } from '../../world/entities.js'
import type { RecordingEvent } from '../../world/events.js'
import type { World } from '../../world/world.js'
import type { Decision } from '../operation.js'
import { Rejection, type RejectionOptions } from '../rejection.js'

type Fields = Readonly<Record<string, string | number | boolean>>

/**
 * The call with this number.
 * @throws {Rejection} 404 if there is none, or if it has not ended, unless a variant returns something else
 */
export function closedContact(world: World, contactId: string): Conversation {
  const conversation = /^\d{1,15}$/.test(contactId) ? findContact(world, Number(contactId)) : undefined
  if (!conversation) {
    const reason = `No call has the contact id ${JSON.stringify(contactId.slice(0, 80))}.`
    throw notFound('contactId', reason, businessDataHelp('404 "Requested contact was not found"'))
  }
  const open = world.assumptions['business-data-open-contact']
  if (conversation.state === 'ended' || open === 'updated') return conversation
  const reason = `Contact ${contactId} is ${conversation.state}, and these operations are for closed interactions.`
  const evidence = assumed('business-data-open-contact')
  throw open === 'not-found-404'
    ? notFound('contactId', reason, evidence)
    : reject({ status: 400, rule: 'contact-closed', evidence, reason, fix: [whenItHasEnded] })
}

const whenItHasEnded =
  'Send the request after the call has ended. During a call, use business-data-update of Record on Demand.'

/** If a field occurs twice, the last value wins. */
export function updateFields(world: World, { recordingId }: Conversation, body: readonly Fields[]): Decision {
  const fields: Fields = Object.assign({}, ...body)
  requireFields(world, Object.keys(fields))
  const kept =
    world.assumptions['business-data-other-fields'] === 'kept'
      ? world.recordings.get(recordingId)?.businessData
      : undefined
  const texts = Object.entries(fields).map(([name, value]) => [name, String(value)] as const)
  const updated: RecordingEvent = {
    type: 'RecordingUpdated',
    recordingId,
    changes: { businessData: { ...kept, ...Object.fromEntries(texts) } },
  }
  return { events: [updated], response: { status: 204 } }
}

/** @throws {Rejection} 400 for a field that does not exist */
function requireFields({ recordings, assumptions }: World, names: readonly string[]): void {
  if (assumptions['business-data-fields'] === 'any') return
  const known = new Set(
    [...recordings.values()].flatMap(({ businessData = {} }) => Object.keys(businessData)),
  )
  const unknown = names.find((name) => !known.has(name))
  if (unknown === undefined) return
  throw reject({
    status: 400,
    details: [{ errorCode: '400', fieldName: 'businessDataName' }],
    rule: 'business-data-field',
    evidence: businessDataHelp('"You cannot add new business data fields using this API"'),
    reason: `No call of this sandbox has the business data field ${JSON.stringify(unknown.slice(0, 80))}.`,
    allowed: [...known],
    fix: [
      'Attach the field during a call with business-data-update of Record on Demand.',
      'To accept every field, start with --assume business-data-fields=any.',
    ],
  })
}

export function notFound(
  fieldName: 'contactId' | 'segmentId',
  reason: string,
  evidence: Evidence,
): Rejection {
  const fix =
    fieldName === 'contactId'
      ? 'Send the contactId of a call that has ended.'
      : 'Send the segmentId of this call, from get-recording-status or media playback.'
  const rule = fieldName === 'contactId' ? 'contact-closed' : 'segment-exists'
  return reject({
    status: 404,
    details: [{ errorCode: '404', fieldName }],
    rule,
    evidence,
    reason,
    fix: [fix],
  })
}

type Details = Pick<
  RejectionOptions,
  'status' | 'details' | 'rule' | 'evidence' | 'reason' | 'allowed' | 'fix'
>

function reject({ evidence, ...details }: Details): Rejection {
  return new Rejection({
    kind: details.status === 404 ? 'not-found' : 'request',
    code: details.status === 404 ? 'not.found' : 'bad.request',
    message: details.reason,
    ...details,
    ...(evidence === undefined ? {} : { evidence }),
    ...(evidence?.grade === 'documented' ? { statusEvidence: cxoneSpec, bodyEvidence: cxoneSpec } : {}),
  })
}
