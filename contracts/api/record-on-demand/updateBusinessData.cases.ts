import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import {
  agent,
  badRequest,
  contactId,
  forbidden,
  locked,
  noInteraction,
  own,
  unauthorized,
} from './interaction.cases.js'

const json = [{ orderNumber: '4711' }, { language: 'nl' }] as const

export const cases: ContractCases = [
  {
    name: 'attaches what it is given',
    request: { ...own, json },
    expect: {
      status: 200,
      body: { contactId, httpStatus: 'OK', segmentId: any('uuid'), interactionId: any('uuid') },
    },
  },
  {
    name: 'answers 400 to an object in place of an array',
    request: { ...own, json: json[0] },
    expect: badRequest,
  },
  { name: 'answers 400 to an empty array', request: { ...own, json: [] }, expect: badRequest },
  {
    name: 'answers 400 to a value that is no text',
    request: { ...own, json: [{ a: 1 }] },
    expect: badRequest,
  },
  { name: 'answers 400 without a userId', request: { as: agent, json }, expect: badRequest },
  {
    name: 'answers 425 while a start is in work',
    settle: '2s',
    before: [{ ...own, operation: 'startRecordingOnDemand' }],
    request: { ...own, json },
    expect: locked,
  },
  {
    name: 'answers 401 to a request without a token',
    request: { query: own.query, json },
    expect: unauthorized,
  },
  {
    name: 'answers 403 to a user without the permission',
    world: { permissions: [] },
    request: { ...own, json },
    expect: forbidden,
  },
  {
    name: 'answers 404 when the call has ended',
    world: { call: 'ended' },
    request: { ...own, json },
    expect: noInteraction,
  },
]
