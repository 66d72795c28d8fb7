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
  for (const [schema, times] of counts)
    if (times > 1 && JSON.stringify(schema).length > 40) names.set(schema, `shared${names.size}`)
  const definition = (schema: object): object =>
    mapSubschemas(withoutAnnotations(schema), (each) => {
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

function withoutAnnotations(schema: object): object {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !annotations.has(keyword)))
}

/** A document for readers: each of `parts` stands once under `$defs`, by its name. */
export function documentOf(schema: object, parts: Readonly<Record<string, object>>): object {
  const names = new Map(Object.entries(parts).map(([name, part]) => [part, name]))
  const inside = (each: object): object =>
    mapSubschemas(each, (subschema) => {
      const name = names.get(subschema)
      return name === undefined ? inside(subschema) : { $ref: `#/$defs/${name}` }
    })
  const definitions = Object.entries(parts).map(([name, part]) => [name, inside(part)] as const)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...inside(schema),
    $defs: Object.fromEntries(definitions),
  }
}

/**
 * Schemas whose errors say what is allowed. A closed object lists the names of its fields in `propertyNames`, because
 * `additionalProperties` reports only the name that is wrong. A number with two limits has both in one `range`.
 */
export function explicit(schemas: Readonly<Record<string, object>>): Record<string, object> {
  const done = new Map<object, object>()
  const change = (schema: object): object => {
    const known = done.get(schema)
    if (known) return known
    const { additionalProperties, minimum, maximum, ...rest } = mapSubschemas(schema, change) as Schema
    const { properties } = schema as { readonly properties?: object }
    const changed = {
      ...rest,
      ...(additionalProperties === false && properties
        ? { propertyNames: { enum: Object.keys(properties) } }
        : additionalProperties !== undefined && { additionalProperties }),
      ...(minimum !== undefined && maximum !== undefined
        ? { range: [minimum, maximum] }
        : { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) }),
    }
    done.set(schema, changed)
    return changed
  }
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, change(schema)]))
}

const ofName = new Set(['properties', '$defs'])
const ofOne = new Set(['items', 'additionalProperties', 'propertyNames', 'not', 'if', 'then', 'else'])
const ofList = new Set(['anyOf', 'oneOf', 'allOf', 'prefixItems'])

function subschemas(schema: object): object[] {
  const found: object[] = []
  mapSubschemas(schema, (each) => (found.push(each), each))
  return found
}

/** A copy of a schema with each direct subschema replaced. */
function mapSubschemas(schema: object, change: (subschema: object) => object): object {
  const inside = (each: unknown): unknown => (typeof each === 'object' && each !== null ? change(each) : each)
  return Object.fromEntries(
    Object.entries(schema).flatMap(([keyword, value]: [string, unknown]) => {
      if (ofOne.has(keyword)) return [[keyword, Array.isArray(value) ? value.map(inside) : inside(value)]]
      if (ofList.has(keyword)) return [[keyword, (value as unknown[]).map(inside)]]
      if (ofName.has(keyword)) {
        const named = Object.entries(value as object).map(([name, each]) => [name, inside(each)] as const)
        return [[keyword, Object.fromEntries(named)]]
      }
      return [[keyword, value]]
    }),
  )
}
