export type Json = string | number | boolean | null | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [name: string]: Json
}

const kept: ReadonlySet<string> = new Set([
  'type',
  'required',
  'properties',
  'items',
  'additionalProperties',
  'oneOf',
  'anyOf',
  'allOf',
  'enum',
  'format',
  'content',
  'schema',
  'headers',
  'name',
  'in',
])

/** The formats of JSON Schema. The document also has `URL`, `$int64` and other words of its own. */
const formats: ReadonlySet<unknown> = new Set(['date-time', 'date', 'uuid', 'uri'])

/** A part of the document with its references resolved, and without texts, examples and limits. */
export function trimmed(document: JsonObject, part: Json): Json {
  if (isList(part)) return part.map((each) => trimmed(document, each))
  if (typeof part !== 'object' || part === null) return part
  const reference = part['$ref']
  if (typeof reference === 'string') return trimmed(document, resolved(document, reference))
  return Object.fromEntries(
    Object.entries(part).flatMap(([keyword, value]): [string, Json][] => {
      if (!kept.has(keyword) || !isMeant(part, keyword, value)) return []
      if (keyword === 'type' && isInstantAsInteger(part)) return [['type', 'string']]
      if (keyword === 'oneOf') return [alternatives(document, value)]
      const byName = keyword === 'properties' || keyword === 'headers' || keyword === 'content'
      return [[keyword, byName ? eachOf(document, value) : trimmed(document, value)]]
    }),
  )
}

/**
 * The alternatives of the document overlap, because their objects are open, so no value would match exactly one. Where
 * they describe kinds of media, only the first one counts: the mock has only calls.
 */
function alternatives(document: JsonObject, value: Json): [string, Json] {
  const all = trimmed(document, value) as readonly JsonObject[]
  const calls = all.filter(({ properties }) =>
    JSON.stringify(properties ?? {}).includes('"participantDataList"'),
  )
  return ['anyOf', calls.length > 0 ? calls : all]
}

/** A slip of the document: `contactStartDate` of an active contact is an integer with the format date-time. */
function isInstantAsInteger({ type, format }: JsonObject): boolean {
  return type === 'integer' && format === 'date-time'
}

/**
 * Slips of the document: words as formats, the texts `true` and `false` as the values of a boolean, and `required: true`
 * in a property, which JSON Schema does not have. Headers and parameters have it.
 */
function isMeant(part: JsonObject, keyword: string, value: Json): boolean {
  const { type } = part
  if (keyword === 'format') return formats.has(value) && (type === 'string' || value === 'date-time')
  if (keyword === 'required') return isList(value) || 'schema' in part
  if (keyword === 'enum') return type !== 'boolean' && type !== undefined
  return keyword !== 'additionalProperties' || value === false
}

function eachOf(document: JsonObject, part: Json): Json {
  return Object.fromEntries(
    Object.entries(part as JsonObject).map(([name, each]) => [name, trimmed(document, each)]),
  )
}

function resolved(document: JsonObject, reference: string): Json {
  return reference
    .slice(2)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<Json>((part, key) => (part as JsonObject)[key] ?? null, document)
}

export function isList(part: Json): part is readonly Json[] {
  return Array.isArray(part)
}
