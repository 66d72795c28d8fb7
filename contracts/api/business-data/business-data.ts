import type { OperationContract, Schema } from '../../contract.js'
import { cxoneSpec } from '../../evidence.js'

/** The permission that the operations require: Search & Playback > APIs > Update Business Data. */
export const businessDataPermission = 'Update Business Data'

const text = { type: 'string' } as const

const detailSchema = {
  type: 'object',
  required: ['errorCode', 'message'],
  properties: { errorCode: text, message: text },
} as const satisfies Schema

/** `{code, details, entityType, errors, hostName}`. `names`: what `errors` may report. */
function errorSchema(names: readonly string[]) {
  const errors: Schema =
    names.length === 0
      ? { type: 'null' }
      : { type: 'object', properties: Object.fromEntries(names.map((name) => [name, detailSchema])) }
  return {
    type: 'object',
    required: ['code', 'details', 'entityType', 'errors', 'hostName'],
    properties: { code: text, details: text, entityType: text, errors, hostName: text },
  } as const satisfies Schema
}

const unauthorizedSchema = {
  type: 'object',
  required: ['timestamp', 'status', 'error', 'path'],
  properties: { timestamp: text, status: text, error: text, path: text },
} as const satisfies Schema

const throttledSchema = {
  type: 'object',
  required: ['message', 'route'],
  properties: { message: text, route: text },
} as const satisfies Schema

function withJson(description: string, schema: Schema) {
  return { description, content: { 'application/json': { schema } } }
}

/** Shared by both operations. `id`: the last id in the path. */
export function update(id: 'contactId' | 'segmentId') {
  return {
    surface: 'business-data',
    method: 'PUT',
    security: { kind: 'bearer', permission: businessDataPermission },
    evidence: cxoneSpec,
    ambiguities: [
      'business-data-fields',
      'business-data-open-contact',
      'business-data-other-fields',
      'business-data-error-values',
    ],
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: {
            type: 'array',
            items: { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean'] } },
          },
        },
      },
    },
    responses: {
      '204': { description: 'the business data was updated' },
      '400': withJson('the request contained incorrect input parameters', errorSchema(['businessDataName'])),
      '401': withJson('no usable token', unauthorizedSchema),
      '403': withJson('the user lacks the permission', errorSchema([])),
      '404': withJson(
        'no closed contact has the id',
        errorSchema(id === 'contactId' ? [id] : ['contactId', id]),
      ),
      '429': withJson('too many requests', throttledSchema),
      '500': withJson('the service failed', errorSchema([])),
    },
  } as const satisfies Partial<OperationContract>
}
