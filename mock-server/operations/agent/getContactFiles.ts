import { fileFields } from '../../../contracts/api/agent/getContactFiles.js'
import { olderSwagger } from '../../../contracts/evidence.js'
import { findContact } from '../../world/contacts.js'
import { isTranscoding } from '../conversations/present-conversation.js'
import { instant } from '../instant.js'
import type { Operation } from '../operation.js'
import { emptyId } from './find-contact.js'
import { fieldsIn, only } from './list.js'
import { reject } from './reject.js'
import { requireAcd } from './require-acd.js'

const invalidParameter = olderSwagger(
  'contacts/{contactId}/files, 400 "Invalid fields list", "Invalid {parameter name} - \'{parameter value}\'"',
  'admin/v9.0/Admin/Contacts',
)

/** One file per contact: its recording. The mock carries no audio, so there is a name and no content. */
export const getContactFiles: Operation<'getContactFiles'> = (world, call) => {
  requireAcd(world, call)
  const { contactId } = call.params
  if (contactId === '') throw emptyId('contactId')
  const conversation = /^\d{1,15}$/.test(contactId) ? findContact(world, Number(contactId)) : undefined
  if (!conversation) throw invalidContactId(contactId)
  const fields = fieldsIn(call.query, Object.keys(fileFields), invalidParameter)
  const recording = world.recordings.get(conversation.recordingId)
  const isListed = world.assumptions['contact-files'] === 'recording'
  const { endTime } = recording ?? {}
  if (!recording || endTime === undefined || !isListed || isTranscoding(world, recording, call.now)) {
    return { response: { status: 204 } }
  }
  const name = `${contactId}.wav`
  const file = {
    fileName: name,
    fullFileName: name,
    contactId: conversation.contactId,
    businessUnitId: world.tenant.busNo,
    createDate: instant(endTime),
    modifiedDate: instant(endTime),
    isDeleted: false,
  }
  return { response: { status: 200, body: { files: [only(file, fields)] } } }
}

function invalidContactId(contactId: string) {
  return reject(400, `Invalid contactId - '${contactId.slice(0, 40)}'`, {
    rule: 'contact-id',
    evidence: invalidParameter,
    reason: `No contact has the id ${JSON.stringify(contactId.slice(0, 80))}.`,
    fix: ['Take the contactId from GET …/contacts/active or GET …/contacts/completed.'],
  })
}
