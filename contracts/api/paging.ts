import type { Schema } from '../contract.js'

const uri = { type: 'string' } as const

/** The paging envelope of Genesys. */
export function envelope<const Entity extends Schema>(entity: Entity) {
  return {
    type: 'object',
    required: ['entities', 'pageSize', 'pageNumber', 'total', 'pageCount', 'selfUri', 'firstUri', 'lastUri'],
    properties: {
      entities: { type: 'array', items: entity },
      pageSize: { type: 'integer' },
      pageNumber: { type: 'integer' },
      total: { type: 'integer' },
      pageCount: { type: 'integer' },
      selfUri: uri,
      firstUri: uri,
      lastUri: uri,
      nextUri: uri,
      previousUri: uri,
    },
  } as const
}

/** `pageSize` (default 25, at most 100) and `pageNumber` (from 1). */
export const pagingParameters = [
  { name: 'pageSize', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100, default: 25 } },
  { name: 'pageNumber', in: 'query', schema: { type: 'integer', minimum: 1, default: 1 } },
] as const
