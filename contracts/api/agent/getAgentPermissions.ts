import type { OperationContract } from '../../contract.js'
import { niceSdk } from '../../evidence.js'
import {
  acd,
  agent,
  declared,
  declared403,
  forbidden,
  refused,
  services,
  unauthorized,
  version,
} from './contact.js'

const params = { version }
const own = { as: agent, params, query: { agentId: '5001' } }
const text = { type: 'string' } as const

export const getAgentPermissions = {
  ...acd,
  operationId: 'getAgentPermissions',
  method: 'GET',
  path: `${services}/permissions`,
  summary: 'What an agent may do: whether the buttons for recording and masking are there',
  security: { kind: 'bearer' },
  ambiguities: [...acd.ambiguities, 'agent-of-another'],
  evidence: niceSdk('permissions?agentId=: reads Key and Value, and asks for RecordContact and Masking'),
  parameters: [
    { name: 'agentId', in: 'query', required: true, description: 'the number of the agent', schema: text },
  ],
  responses: {
    '200': {
      description: 'the permissions',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['permissions'],
            properties: {
              permissions: {
                type: 'array',
                items: { type: 'object', required: ['Key', 'Value'], properties: { Key: text, Value: text } },
              },
            },
          },
        },
      },
    },
    ...declared(400, 401, 404),
    ...declared403,
  },
  cases: [
    {
      name: 'has RecordContact and Masking',
      request: own,
      expect: {
        status: 200,
        body: {
          permissions: [
            { Key: 'RecordContact', Value: 'True' },
            { Key: 'Masking', Value: 'True' },
          ],
        },
      },
    },
    {
      name: 'has none of Record on Demand, which is of another product',
      world: { permissions: ['Multi-ACD Record on Demand API', 'Masking'] },
      request: own,
      expect: { status: 200, body: { permissions: [{ Key: 'Masking', Value: 'True' }] } },
    },
    {
      name: 'answers 400 without an agentId',
      request: { as: agent, params },
      expect: refused(400, 'agentId is required'),
    },
    {
      name: 'answers 403 to the agentId of another',
      request: { ...own, query: { agentId: '5002' } },
      expect: forbidden,
    },
    {
      name: 'answers 404 to the agentId of another where that is assumed',
      assume: { 'agent-of-another': 'not-found-404' },
      request: { ...own, query: { agentId: '5002' } },
      expect: refused(404, 'resource not found'),
    },
    {
      name: 'answers 401 to a request without a token',
      request: { params, query: own.query },
      expect: unauthorized,
    },
  ],
} as const satisfies OperationContract
