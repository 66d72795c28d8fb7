import type { ContractCases } from '../../case.js'
import { rejected } from '../error-body.cases.js'
import { agent, participantRejections } from './participant.cases.js'

const request = { as: 'recorder', params: agent, json: { attributes: { orderId: '17' } } } as const

export const cases: ContractCases = [
  { name: 'accepts attributes', request, expect: { status: 202, body: '' } },
  ...participantRejections(request),
  {
    name: 'returns 400 for a value that is not a text',
    request: { ...request, json: { attributes: { orderId: 17 } } },
    expect: rejected(400, 'bad.request', 'The request body is not valid: attributes.orderId must be string', {
      details: [{ errorCode: 'type', fieldName: 'attributes.orderId' }],
    }),
  },
]
