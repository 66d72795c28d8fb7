import { didYouMean } from '../../contracts/did-you-mean.js'
import { formatWords } from './formats.js'
import type { SchemaError, Validate } from './validate.js'

/** What is wrong with the value that a compiled schema rejected last. `whole` names the value, e.g. `the body`. */
export function describeFailure({ errors }: Validate, value: unknown, whole: string): string {
  const [first, ...others] = errors ?? []
  if (!first) return `${whole} is not valid`
  // Of alternatives each reports an error. The deepest one belongs to the alternative that was meant.
  const exact = others.reduce((one, other) => (isMoreExact(other, one) ? other : one), first)
  return describeError(
    { ...exact, params: { ...exact.params, ...typesOf(errors ?? [], exact) } },
    value,
    whole,
  )
}

function isMoreExact(one: SchemaError, other: SchemaError): boolean {
  if (summaries.has(one.keyword)) return false
  const [depth, otherDepth] = [depthOf(one), depthOf(other)]
  return depth > otherDepth || (depth === otherDepth && other.keyword === 'type' && one.keyword !== 'type')
}

/** The types that alternatives ask for, when the value has none of them. */
function typesOf(errors: readonly SchemaError[], { keyword, instancePath }: SchemaError): object {
  if (keyword !== 'type') return {}
  const alike = errors.filter((each) => each.keyword === 'type' && each.instancePath === instancePath)
  return { type: alike.flatMap(({ params }) => params['type']) }
}

function depthOf({ instancePath }: SchemaError): number {
  return instancePath.split('/').length
}

/** Keywords that only report that something inside them is wrong. */
const summaries: ReadonlySet<string> = new Set(['anyOf', 'oneOf', 'propertyNames', 'if'])

/** So many errors are described at most. */
const maxErrors = 20

/** Everything that is wrong, for a schema that was compiled to report all of it. */
export function describeAll({ errors }: Validate, value: unknown, whole: string): string[] {
  return (errors ?? [])
    .filter(({ keyword }) => !summaries.has(keyword))
    .slice(0, maxErrors)
    .map((error) => describeError(error, value, whole))
}

/** One error as a sentence: the field, what it must be, and the value that it is. */
function describeError(error: SchemaError, whole: unknown, nameOfWhole: string): string {
  const steps = error.instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const path = steps.map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`)).join('')
  const field = path.replace(/^\./, '').slice(0, 300)
  const value = steps.reduce<unknown>(memberOf, whole)
  const inField = field === '' ? '' : `${field}: `
  if (error.propertyName !== undefined) return `${inField}${wrongName(error, error.propertyName)}`
  if (error.keyword === 'required') return `${inField}${missing(error, value)}`
  const { wanted, near = '' } = wantedOf(error, value)
  const isSecret = /secret|password|token$/i.test(steps.at(-1) ?? '')
  const quote = !isSecret && !sizes.has(error.keyword)
  return `${field || nameOfWhole} must ${wanted}${quote ? `, not ${shown(value)}` : ''}${near}`
}

/** So many names are listed beside the one that was probably meant. */
const maxListed = 12

const help = (near: string) => `; did you mean ${shown(near)}?`

/** Keywords about the size of a value: to quote it would not help. */
const sizes: ReadonlySet<string> = new Set(['minLength', 'minItems', 'maxLength', 'maxItems'])

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

function missing({ params }: SchemaError, value: unknown): string {
  const name = String(params['missingProperty'])
  const near = meant(name, Object.keys(value ?? {}).slice(0, 100))
  return `the field ${shown(name)} is missing${near === undefined ? '' : `, and there is ${shown(near)}`}`
}

function wrongName({ keyword, params }: SchemaError, name: string): string {
  if (keyword === 'format') {
    return `${shown(name)} must be ${formatWords[String(params['format'])]}`
  }
  const allowed = (params['allowedValues'] as readonly string[] | undefined) ?? []
  const near = meant(name, allowed)
  const help = near === undefined ? `the fields are ${allowed.join(', ')}` : `did you mean ${shown(near)}?`
  return `there is no field ${shown(name)}; ${help}`
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a string',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
}

interface Wanted {
  readonly wanted: string
  readonly near?: string
}

function wantedOf({ keyword, params, message }: SchemaError, value: unknown): Wanted {
  const limit = String(params['limit'])
  switch (keyword) {
    case 'type': {
      const types = [params['type']].flat().map((type) => kinds[String(type)] ?? String(type))
      return { wanted: `be ${types.join(' or ')}` }
    }
    case 'enum': {
      const allowed = (params['allowedValues'] as readonly unknown[]).map(String)
      const near = typeof value === 'string' ? meant(value, allowed) : undefined
      // A long list would hide the name that was meant.
      if (near !== undefined && allowed.length > maxListed)
        return { wanted: 'be a known name', near: help(near) }
      return { wanted: `be one of ${allowed.join(', ')}`, ...(near !== undefined && { near: help(near) }) }
    }
    case 'const':
      return { wanted: `be ${JSON.stringify(params['allowedValue'])}` }
    case 'format':
      return { wanted: `be ${formatWords[String(params['format'])]}` }
    case 'pattern':
      return { wanted: `match ${String(params['pattern'])}` }
    case 'range': {
      const [least, most] = params['limits'] as readonly [number, number]
      return {
        wanted: most === 0 ? 'be 0 or a duration with a unit such as 2s' : `be from ${least} to ${most}`,
      }
    }
    case 'minimum':
      return { wanted: `be ${limit} or more` }
    case 'exclusiveMinimum':
      return { wanted: `be more than ${limit}` }
    case 'maximum':
      return { wanted: `be ${limit} or less` }
    case 'minLength':
      return { wanted: limit === '1' ? 'not be empty' : `have at least ${limit} characters` }
    case 'maxLength':
      return { wanted: `have at most ${limit} characters` }
    case 'minItems':
      return { wanted: limit === '1' ? 'not be empty' : `have at least ${limit} entries` }
    case 'maxItems':
      return { wanted: `have at most ${limit} entries` }
    case 'oneOf':
      return { wanted: 'match exactly one alternative' }
    default:
      return { wanted: message ?? `satisfy ${keyword}` }
  }
}

/** So much of a value is quoted. */
const maxShown = 80

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value)
  return text.length > maxShown ? `${text.slice(0, maxShown)}…` : text
}

/** The candidate that a word was meant to be. Nobody misspells a word that is longer than what is quoted. */
function meant(word: string, candidates: readonly string[]): string | undefined {
  return word.length > maxShown ? undefined : didYouMean(word, candidates)
}
