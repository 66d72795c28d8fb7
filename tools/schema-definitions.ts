/** Keywords that say something to readers only. */
const annotations = new Set([
  '$schema',
  'title',
  'description',
  'examples',
  'example',
  'default',
  'deprecated',
])

type Schema = Readonly<Record<string, unknown>>

/**
 * One document with each schema under `$defs`, without annotations. A subschema object that occurs more than once is
 * written once and referred to, so that its code is compiled once.
 */
export function withDefinitions(schemas: Readonly<Record<string, object>>): object {
  const counts = new Map<object, number>()
  const count = (schema: object): void => {
    counts.set(schema, (counts.get(schema) ?? 0) + 1)
    if (counts.get(schema) === 1) subschemas(schema).forEach(count)
  }
  Object.values(schemas).forEach(count)
  const names = new Map<object, string>()
  for (const [schema, times] of counts) if (times > 1) names.set(schema, `shared${names.size}`)
  const definition = (schema: object): object =>
    mapSubschemas(schema, (each) => {
      const name = names.get(each)
      return name === undefined ? definition(each) : { $ref: `#/$defs/${name}` }
    })
  const shared = [...names].map(([schema, name]) => [name, definition(schema)])
  const own = Object.entries(schemas).map(([name, schema]) => [
    name,
    names.has(schema) ? { $ref: `#/$defs/${names.get(schema)}` } : definition(schema),
  ])
  return { $defs: Object.fromEntries([...shared, ...own]) }
}

/**
 * Schemas whose closed objects list the names that a field may have: `additionalProperties: false` reports only the
 * name that is wrong, and `propertyNames` reports the names that are allowed as well.
 */
export function closedByNames<Schemas extends object>(schemas: Schemas): Schemas {
  const done = new Map<object, object>()
  const close = (schema: object): object => {
    const known = done.get(schema)
    if (known) return known
    const { additionalProperties, ...rest } = mapSubschemas(schema, close) as Schema
    const { properties } = schema as { readonly properties?: object }
    const closed =
      additionalProperties === false && properties
        ? { ...rest, propertyNames: { enum: Object.keys(properties) } }
        : mapSubschemas(schema, close)
    done.set(schema, closed)
    return closed
  }
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, close(schema)])) as Schemas
}

const ofName = new Set(['properties', '$defs'])
const ofOne = new Set(['items', 'additionalProperties', 'propertyNames', 'not', 'if', 'then', 'else'])
const ofList = new Set(['anyOf', 'oneOf', 'allOf', 'prefixItems'])

function subschemas(schema: object): object[] {
  const found: object[] = []
  mapSubschemas(schema, (each) => (found.push(each), each))
  return found
}

/** A copy of a schema with each direct subschema replaced, and without annotations. */
function mapSubschemas(schema: object, change: (subschema: object) => object): object {
  const inside = (each: unknown): unknown => (typeof each === 'object' && each !== null ? change(each) : each)
  return Object.fromEntries(
    Object.entries(schema).flatMap(([keyword, value]: [string, unknown]) => {
      if (annotations.has(keyword) && typeof value !== 'object') return []
      if (annotations.has(keyword)) return []
      if (ofOne.has(keyword)) return [[keyword, inside(value)]]
      if (ofList.has(keyword)) return [[keyword, (value as unknown[]).map(inside)]]
      if (ofName.has(keyword)) {
        const named = Object.entries(value as object).map(([name, each]) => [name, inside(each)] as const)
        return [[keyword, Object.fromEntries(named)]]
      }
      return [[keyword, value]]
    }),
  )
}
