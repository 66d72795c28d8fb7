import type { ContractCases } from '../../case.js'
import { withoutToken } from '../platform.cases.js'

export const cases: ContractCases = [
  {
    name: 'lists the topics that the mock publishes',
    request: { as: 'studio-basic' },
    expect: {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: {
        entities: [
          { id: 'v2.users.{id}.conversations', description: 'the conversations of a user' },
          {
            id: 'v2.users.{id}.conversations.calls',
            description: 'the calls of a user, with the state of their recordings',
          },
        ],
      },
    },
  },
  withoutToken({}),
]
