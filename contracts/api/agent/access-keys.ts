import type { ContractCase, OperationContract } from '../../contract.js'
import { assumed } from '../../evidence.js'
import { accessKeySchema } from '../cxone-authentication/access-keys.js'
import { acd, agent, declared, declared403, unauthorized, version } from './contact.js'

/** What both operations on access keys share that the ACD has beside those of UserHub. */
export const acdAccessKeys = {
  ...acd,
  security: { kind: 'bearer' },
  evidence: assumed('acd-access-key-body'),
  ambiguities: [...acd.ambiguities, 'acd-access-key-body', 'access-key-permission', 'access-key-unknown'],
  responses: {
    '200': {
      description: 'the key; with its secret in the answer that makes it only',
      content: {
        'application/json': {
          schema: {
            anyOf: [
              { type: 'object', required: ['resultSet'], properties: { resultSet: accessKeySchema } },
              accessKeySchema,
            ],
          },
        },
      },
    },
    ...declared(400, 401, 404, 415),
    ...declared403,
  },
} as const satisfies Partial<OperationContract>

export const notYours = {
  status: 403,
  body: { error: 'Forbidden', error_description: 'Insufficient permissions' },
} as const

/** Refusals of both: `json` is a body that does. */
export function refusedKeys(params: Readonly<Record<string, string>>, json: object): readonly ContractCase[] {
  return [
    {
      name: 'answers 401 to a request without a token',
      request: { params: { ...params, version }, json },
      expect: unauthorized,
    },
    {
      name: 'answers 403 on a tenant that has Multi-ACD only',
      world: { product: 'multi-acd' },
      request: { as: agent, params: { ...params, version }, json },
      expect: notYours,
    },
    {
      name: 'answers 415 to a body that is no JSON',
      request: {
        as: agent,
        params: { ...params, version },
        text: 'no JSON',
        headers: { 'content-type': 'text/plain' },
      },
      expect: { status: 415, headers: { 'content-type': null }, body: '' },
    },
  ]
}
