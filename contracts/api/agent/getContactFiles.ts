import type { OperationContract } from '../../contract.js'
import { acd, declared, declared403, services } from './contact.js'

const text = { type: 'string' } as const
const integer = { type: 'integer' } as const
const instant = { type: 'string', format: 'date-time' } as const

export const fileFields = {
  fileName: text,
  fullFileName: text,
  contactId: integer,
  businessUnitId: integer,
  createDate: instant,
  modifiedDate: instant,
  isDeleted: { type: 'boolean' },
} as const

export const getContactFiles = {
  ...acd,
  undeclared401: true,
  operationId: 'getContactFiles',
  method: 'GET',
  path: `${services}/contacts/{contactId}/files`,
  summary: 'List the files of a contact: its recording, once the call has ended',
  security: { kind: 'bearer' },
  ambiguities: [...acd.ambiguities, 'contact-files'],
  parameters: [
    {
      name: 'fields',
      in: 'query',
      description: 'the fields of each file, separated by commas; default: all',
      schema: text,
    },
  ],
  responses: {
    '200': {
      description: 'the files',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['files'],
            properties: { files: { type: 'array', items: { type: 'object', properties: fileFields } } },
          },
        },
      },
    },
    '204': { description: 'no files, or not yet' },
    ...declared(400, 401, 404),
    ...declared403,
  },
} as const satisfies OperationContract
