import { completedFields } from '../../../contracts/api/agent/contact-fields.js'
import type { Operation } from '../operation.js'
import { contactList } from './contact-list.js'
import { completedView } from './contact-view.js'
import { requireAcd } from './require-acd.js'

const names = Object.keys(completedFields)

export const getCompletedContacts: Operation<'getCompletedContacts'> = (world, call) => {
  requireAcd(world, call)
  const conversations = [...world.conversations.values()].filter(({ state }) => state === 'ended')
  const body = contactList(world, call, 'completedContacts', names, conversations, completedView)
  return { response: { status: 200, body } }
}
