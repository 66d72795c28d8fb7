import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { agent, contactId, version } from './contact.cases.js'
import { withoutProduct, withoutTokenWithBody } from './rejections.cases.js'

const params = { version }

export const cases: ContractCases = [
  {
    name: 'lists the calls that have not ended, with their agents',
    request: { as: agent, params },
    expect: {
      status: 200,
      body: {
        activeContacts: [
          { contactId: Number(contactId), agentId: 5001 },
          { contactId: Number(contactId) + 1 },
        ],
        _links: { self: any('url') },
      },
    },
  },
  {
    name: 'omits a call that has ended',
    world: { call: 'ended' },
    request: { as: agent, params },
    expect: {
      status: 200,
      body: { activeContacts: [{ contactId: Number(contactId) + 1 }], _links: { self: any('url') } },
    },
  },
  withoutTokenWithBody({ params }),
  withoutProduct({ as: agent, params }),
]
