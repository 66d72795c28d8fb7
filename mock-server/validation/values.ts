/** Schemas of single values, from which the larger ones are made. */

export const string = { type: 'string' } as const
export const flag = { type: 'boolean' } as const

/** Ids and names that become part of a URI. */
export const id = { type: 'string', minLength: 1, maxLength: 256, format: 'well-formed' } as const
export const printableId = { ...id, pattern: String.raw`^[\x20-\x7e]+$` } as const
export const uuid = {
  type: 'string',
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
} as const

export const strings = { type: 'array', items: string } as const
export const ids = { type: 'array', items: id } as const
export const stringsByName = { type: 'object', additionalProperties: string } as const

/** A limit far below what a number can hold, so that sums of some of them stay exact. */
const maxCount = 1e12
export const count = { type: 'integer', minimum: 0, maximum: maxCount } as const
export const amount = { type: 'number', minimum: 0, maximum: maxCount } as const

/** An object whose fields are all required, but for those that are named in `optional`. */
export function object<const Fields extends object, const Name extends keyof Fields & string = never>(
  properties: Fields,
  optional: readonly Name[] = [],
) {
  const isRequired = (name: string): name is Exclude<keyof Fields & string, Name> =>
    !optional.some((each) => each === name)
  const required = Object.keys(properties).filter(isRequired)
  return { type: 'object', required, additionalProperties: false, properties } as const
}

export function list<const Items extends object>(items: Items) {
  return { type: 'array', items } as const
}
