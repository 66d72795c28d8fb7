import * as compiledBodies from '../../generated/bodies.js'
import * as compiledQueries from '../../generated/queries.js'
import type { OperationContract } from '../../contracts/contract.js'
import type { Validate } from '../validation/validate.js'
import type { World } from '../world/world.js'
import { badBody, badParameter, badQuery } from './bad-request.js'

const bodies: Readonly<Record<string, Validate>> = compiledBodies
const queries: Readonly<Record<string, Validate>> = compiledQueries

/** @throws {Rejection} 400 naming the field */
export function validateBody(world: World, contract: OperationContract, value: unknown): void {
  const isValid = bodies[contract.operationId]
  if (isValid && !isValid(value)) throw badBody(world, contract, value, isValid.errors?.[0])
}

/** @throws {Rejection} 400 naming the parameter, 404 where the operation has no 400 */
export function validateQuery(contract: OperationContract, query: URLSearchParams): void {
  const isValid = queries[contract.operationId]
  if (!isValid) return
  const values: Record<string, string | number | readonly string[]> = Object.fromEntries(query)
  for (const { name, in: place, schema } of contract.parameters ?? []) {
    if (place !== 'query') continue
    if (schema && 'type' in schema && schema.type === 'array') {
      if (query.has(name)) values[name] = query.getAll(name)
      continue
    }
    const [first, ...others] = query.getAll(name)
    if (others.length > 0) throw badParameter(contract, name, 'is given more than once')
    if (first === undefined || !schema || !('type' in schema) || schema.type !== 'integer') continue
    if (!decimal.test(first)) throw badParameter(contract, name, 'must be integer')
    values[name] = Number(first)
  }
  if (!isValid(values)) throw badQuery(contract, isValid.errors?.[0])
}

/** A whole number as people write it, small enough to be exact. */
const decimal = /^-?\d{1,15}$/
