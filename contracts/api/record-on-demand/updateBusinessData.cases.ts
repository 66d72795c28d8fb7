import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { agent, badRequest, contactId, own } from './interaction.cases.js'
import {
  afterTheCall,
  whileStarting,
  withoutPermission,
  withoutToken,
  withoutUserId,
} from './rejections.cases.js'

const json = [{ orderNumber: '4711' }, { language: 'nl' }] as const

export const cases: ContractCases = [
  {
    name: 'attaches the business data',
    request: { ...own, json },
    expect: {
      status: 200,
      body: { contactId, httpStatus: 'OK', segmentId: any('uuid'), interactionId: any('uuid') },
    },
  },
  {
    name: 'returns 400 for an object instead of an array',
    request: { ...own, json: json[0] },
    expect: badRequest,
  },
  { name: 'returns 400 for an empty array', request: { ...own, json: [] }, expect: badRequest },
  {
    name: 'returns 400 for a value that is not a string',
    request: { ...own, json: [{ a: 1 }] },
    expect: badRequest,
  },
  withoutUserId({ as: agent, json }),
  whileStarting({ ...own, json }),
  withoutToken({ query: own.query, json }),
  withoutPermission({ ...own, json }),
  {
    name: 'attaches it for a user without the permission under that variant',
    assume: { 'record-on-demand-other-errors': 'without-permission' },
    world: { permissions: [] },
    request: { ...own, json },
    expect: {
      status: 200,
      body: { contactId, httpStatus: 'OK', segmentId: any('uuid'), interactionId: any('uuid') },
    },
  },
  afterTheCall({ ...own, json }),
]
