import { type Evidence } from '../../../contracts/evidence.js'
import type { World } from '../../world/world.js'
import { reject } from './reject.js'

type Item = Readonly<Record<string, unknown>>

interface Listed {
  readonly items: readonly Item[]
  readonly totalRecords: number
}

/**
 * The items of a list as `fields`, `skip`, `top` and `orderBy` ask for them.
 * @param names the fields that an item may have
 * @param evidence how well it is known that an unknown field is rejected
 * @throws {Rejection} 400 for an unknown field
 */
export function listed(
  world: World,
  query: URLSearchParams,
  names: readonly string[],
  all: readonly Item[],
  evidence: Evidence,
): Listed {
  const fields = fieldsIn(query, names, evidence)
  const skip = Number(query.get('skip') ?? 0)
  const page = sorted(world, query, names, all, evidence).slice(
    skip,
    skip + Number(query.get('top') ?? all.length),
  )
  return { items: page.map((item) => only(item, fields)), totalRecords: all.length }
}

/** The fields that a request asks for; undefined for all. @throws {Rejection} 400 for an unknown field */
export function fieldsIn(
  query: URLSearchParams,
  names: readonly string[],
  evidence: Evidence,
): readonly string[] | undefined {
  const fields = query
    .get('fields')
    ?.split(',')
    .map((each) => each.trim())
  const unknown = fields?.find((each) => !names.includes(each))
  if (unknown !== undefined)
    throw wrong('fields', `Invalid fields - ${unknown.slice(0, 40)}`, names, evidence)
  return fields
}

export function only(item: Item, fields: readonly string[] | undefined): Item {
  return fields === undefined
    ? item
    : Object.fromEntries(Object.entries(item).filter(([name]) => fields.includes(name)))
}

function sorted(
  { assumptions }: World,
  query: URLSearchParams,
  names: readonly string[],
  all: readonly Item[],
  evidence: Evidence,
): readonly Item[] {
  const orderBy = query.get('orderBy')
  if (orderBy === null) return all
  const [, name = '', word] = /^(\w+)(?: (asc|desc))?$/i.exec(orderBy.trim()) ?? []
  if (!names.includes(name)) throw wrong('orderBy', 'Invalid orderBy arguments', names, evidence)
  const descending = (word ?? assumptions['agent-list-order']).toLowerCase().startsWith('desc')
  const direction = descending ? -1 : 1
  return all.toSorted((one, other) => direction * compared(one[name], other[name]))
}

function compared(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  const [first, second] = [textOf(one), textOf(other)]
  return first < second ? -1 : Number(first > second)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

function wrong(parameter: string, description: string, names: readonly string[], evidence: Evidence) {
  return reject(400, description, {
    rule: `${parameter}-known`,
    evidence,
    reason: `${parameter} names a field that the response does not have.`,
    allowed: names,
    fix: [`Use one of these fields in ${parameter}: ${names.join(', ')}.`],
  })
}
