import type { OperationContract } from '../../contract.js'
import { any } from '../../matchers.js'
import {
  acceptedSchema,
  agent,
  badRequest,
  base,
  contactId,
  declared,
  forbidden,
  interaction,
  locked,
  noInteraction,
  own,
  recordOnDemandPermission,
  unauthorized,
  userIdParameter,
} from './interaction.js'
import { meanings } from './meanings.js'

const json = [{ orderNumber: '4711' }, { language: 'nl' }] as const

export const updateBusinessData = {
  ...interaction,
  operationId: 'updateBusinessData',
  method: 'POST',
  path: `${base}/business-data-update`,
  summary: "Attach data of one's own business to an agent's active call",
  security: { kind: 'bearer', permission: recordOnDemandPermission },
  parameters: [userIdParameter],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'array',
          minItems: 1,
          items: { type: 'object', minProperties: 1, additionalProperties: { type: 'string' } },
        },
      },
    },
  },
  refusals: { default: 'code' },
  responses: {
    '200': {
      description: meanings[200],
      content: { 'application/json': { schema: acceptedSchema(['segmentId', 'interactionId']) } },
    },
    ...declared([400, 401, 403, 404, 425, 500]),
  },
  cases: [
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
  ],
} as const satisfies OperationContract
