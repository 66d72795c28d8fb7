import type { CaseResponse, ContractCases } from '../../case.js'
import { agent, contactId, rejected, startSession, version } from './contact.cases.js'
import { hold } from './hold-contact.cases.js'
import { withoutProduct, withoutToken } from './rejections.cases.js'

const of = (id: string) => ({ as: agent, params: { version, contactId: id } })

type State = readonly [id: number, name: string, startDate: string, seconds: number]

const history = (id: string, ...states: readonly State[]): CaseResponse => ({
  status: 200,
  body: {
    contactStateHistory: states.map(([contactStateId, contactStateName, at, seconds], stateIndex) => ({
      contactId: id,
      ...(stateIndex === 0 ? {} : { agentId: 5001 }),
      stateIndex,
      contactStateId,
      contactStateName,
      startDate: `2026-01-15T${at}.000Z`,
      duration: String(seconds),
    })),
  },
})

export const cases: ContractCases = [
  {
    name: 'lists the states of an active contact',
    request: of(contactId),
    expect: history(contactId, [3, 'Routing', '09:58:00', 10], [4, 'Active', '09:58:10', 110]),
  },
  {
    name: 'lists the states of a completed contact',
    request: of('460000000003'),
    expect: history(
      '460000000003',
      [3, 'Routing', '09:04:00', 60],
      [4, 'Active', '09:05:00', 300],
      [9, 'EndContact', '09:10:00', 0],
    ),
  },
  {
    name: 'lists the holds of a contact',
    before: [startSession, hold],
    advance: '20s',
    request: of(contactId),
    expect: history(
      contactId,
      [3, 'Routing', '09:58:00', 10],
      [4, 'Active', '09:58:10', 110],
      [5, 'Hold', '10:00:00', 20],
    ),
  },
  {
    name: 'has no names and numbers of states under that variant',
    assume: { 'contact-states': 'absent' },
    request: of('460000000002'),
    expect: {
      status: 200,
      body: {
        contactStateHistory: [
          {
            contactId: '460000000002',
            stateIndex: 0,
            startDate: '2026-01-15T09:59:45.000Z',
            duration: '15',
          },
        ],
      },
    },
  },
  {
    name: 'returns 404 for an unknown contact',
    request: of('460000000099'),
    expect: rejected(404, 'InvalidContactId'),
  },
  withoutToken({ params: { version, contactId } }),
  withoutProduct(of(contactId)),
]
