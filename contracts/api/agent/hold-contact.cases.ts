import type { ContractCase } from '../../case.js'
import { accepted, agent, forContact, own, rejected, startSession, version } from './contact.cases.js'
import { withoutProduct, withoutToken } from './rejections.cases.js'

export const hold = { ...own, operation: 'holdCall' } as const
const mask = { ...own, operation: 'maskCall' } as const
export const record = { ...own, operation: 'recordCall' } as const

const params = { version, sessionId: 'none', contactId: '460000000001' }

/** The rejections that hold, resume and end share. `description` is that of their 409. */
export function ownCallRejections(description: string): readonly ContractCase[] {
  return [
    {
      name: 'returns 409 for a call that is ringing',
      world: { call: 'alerting' },
      before: [startSession],
      request: own,
      expect: rejected(409, description),
    },
    {
      name: 'returns 409 for a call that has ended',
      world: { call: 'ended' },
      before: [startSession],
      request: own,
      expect: rejected(409, description),
    },
    {
      name: 'returns 404 for a call that has ended under that variant',
      assume: { 'agent-ended-contact': 'not-found-404' },
      world: { call: 'ended' },
      before: [startSession],
      request: own,
      expect: rejected(404, 'InvalidContactId'),
    },
    {
      name: 'returns 404 for an unknown session',
      request: { as: agent, params },
      expect: rejected(404, 'InvalidAgentSession'),
    },
    {
      name: 'returns 404 for a session that has ended',
      before: [startSession, { ...own, operation: 'endAgentSession', query: { forceLogoff: 'true' } }],
      request: own,
      expect: rejected(404, 'InvalidAgentSession'),
    },
    {
      name: 'returns 404 for an unknown contact',
      before: [startSession],
      request: forContact('460000000099'),
      expect: rejected(404, 'InvalidContactId'),
    },
    withoutToken({ params }),
    withoutProduct({ as: agent, params }),
  ]
}

/** What hold and end answer for a call that is on hold or masked. `description` is that of their 409. */
export function heldOrMasked(description: string): readonly ContractCase[] {
  return [
    {
      name: 'returns 409 for a call that is on hold',
      before: [startSession, hold],
      request: own,
      expect: rejected(409, description),
    },
    {
      name: 'returns 409 for a masked call',
      before: [startSession, record, mask],
      request: own,
      expect: rejected(409, description),
    },
    {
      name: 'accepts a masked call under that variant',
      assume: { 'agent-masked-call': 'accepted-202' },
      before: [startSession, record, mask],
      request: own,
      expect: accepted,
    },
  ]
}
