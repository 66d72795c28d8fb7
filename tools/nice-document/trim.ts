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
      const byName = keyword === 'properties' || keyword === 'headers' || keyword === 'content'
      return [[keyword, byName ? eachOf(document, value) : trimmed(document, value)]]
    }),
  )
}

/** Slips of the document: words as formats, and the texts `true` and `false` as the values of a boolean. */
function isMeant({ type }: JsonObject, keyword: string, value: Json): boolean {
  if (keyword === 'format') return type === 'string' && formats.has(value)
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
