import type { ErrorObject } from 'ajv'

/** What a schema found wrong, in words: the field, what it must be, and where it helps what there is to choose. */
export function describeSchemaError(error: ErrorObject, whole: string): string {
  const path =
    error.instancePath
      .slice(1)
      .replaceAll(/\/(\d+)/g, '[$1]')
      .replaceAll('/', '.') || whole
  return `${path} ${sentence(error)}`
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
}

function sentence({ keyword, params, message }: ErrorObject): string {
  const limit = String(params['limit'])
  switch (keyword) {
    case 'required':
      return `needs the field ${String(params['missingProperty'])}`
    case 'additionalProperties':
      return `has an unknown field ${JSON.stringify(params['additionalProperty'])}`
    case 'type':
      return `must be ${[params['type']]
        .flat()
        .map((type) => kinds[String(type)] ?? String(type))
        .join(' or ')}`
    case 'enum':
      return `must be one of ${(params['allowedValues'] as readonly unknown[]).join(', ')}`
    case 'const':
      return `must be ${JSON.stringify(params['allowedValue'])}`
    case 'minimum':
      return `must be ${limit} or more`
    case 'exclusiveMinimum':
      return `must be more than ${limit}`
    case 'maximum':
      return `must be ${limit} or less`
    case 'minLength':
      return limit === '1' ? 'must not be empty' : `must have at least ${limit} characters`
    case 'maxLength':
      return `must have at most ${limit} characters`
    case 'minItems':
      return limit === '1' ? 'must not be empty' : `must have at least ${limit} entries`
    case 'maxItems':
      return `must have at most ${limit} entries`
    case 'pattern':
      return `must match ${String(params['pattern'])}`
    default:
      return message ?? 'is wrong'
  }
}
