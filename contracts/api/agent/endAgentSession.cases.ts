import type { ContractCases } from '../../case.js'
import { accepted, agent, own, rejected, startSession, version } from './contact.cases.js'
import { hold } from './hold-contact.cases.js'
import { withoutProduct, withoutToken } from './rejections.cases.js'

const params = { version, sessionId: '{sessionId}' }
const request = { as: agent, params }

export const cases: ContractCases = [
  {
    name: 'ends the session of an agent without contacts',
    world: { call: 'ended' },
    before: [startSession],
    request,
    expect: accepted,
  },
  {
    name: 'returns 409 while the agent has a contact',
    before: [startSession],
    request,
    expect: rejected(409, 'Agent must handle all contacts before ending the session.'),
  },
  {
    name: 'ends it with forceLogoff although the agent has a contact',
    before: [startSession],
    request: { ...request, query: { forceLogoff: 'true' } },
    expect: accepted,
  },
  {
    name: 'ends it with the contacts, also with one on hold',
    before: [startSession, hold],
    request: { ...request, query: { endContacts: 'true' } },
    expect: accepted,
  },
  {
    name: "reads the flags from a JSON body labelled text/plain, as NICE's SDK sends them",
    before: [startSession],
    request: {
      ...request,
      headers: { 'content-type': 'text/plain;charset=UTF-8' },
      text: '{"forceLogoff":true,"endContacts":true,"ignorePersonalQueue":true}',
    },
    expect: accepted,
  },
  {
    name: 'returns 404 for a session that has ended',
    before: [startSession, { ...own, operation: 'endAgentSession', query: { forceLogoff: 'true' } }],
    request,
    expect: rejected(404, 'InvalidAgentSession'),
  },
  {
    name: 'returns 404 for an unknown session',
    request: { as: agent, params: { version, sessionId: 'none' } },
    expect: rejected(404, 'InvalidAgentSession'),
  },
  withoutToken({ params: { version, sessionId: 'none' } }),
  withoutProduct({ as: agent, params: { version, sessionId: 'none' } }),
]
