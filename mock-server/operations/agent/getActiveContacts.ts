import { activeFields } from '../../../contracts/api/agent/contact-fields.js'
import type { Operation } from '../operation.js'
import { contactList } from './contact-list.js'
import { activeView } from './contact-view.js'
import { requireAcd } from './require-acd.js'

const names = Object.keys(activeFields)

export const getActiveContacts: Operation<'getActiveContacts'> = (world, call) => {
  requireAcd(world, call)
  const conversations = [...world.active.values()].flatMap((ids) =>
    [...ids].flatMap((id) => world.conversations.get(id) ?? []),
  )
  const body = contactList(world, call, 'activeContacts', names, conversations, activeView)
  return { response: { status: 200, body } }
}
