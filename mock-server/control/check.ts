/** What is wrong with a value, each thing with the path of its field; nothing when it is as it should be. */
export type Check = (value: unknown, path: string) => string[]

/** One check for each field: the compiler asks for another when a World gets another. */
export type Fields<Thing> = { readonly [Name in keyof Required<Thing>]: Check }

export const must = (what: string, holds: (value: unknown) => boolean): Check => {
  return (value, path) => (holds(value) ? [] : [`${path} must be ${what}, not ${shown(value)}`])
}
export const text = must('a text', (value) => typeof value === 'string')
export const id = must('a text that is not empty', (value) => typeof value === 'string' && value !== '')
export const flag = must('true or false', (value) => typeof value === 'boolean')

/** So far from what a number can hold that sums of some of them are numbers still. */
const maxCount = 1e12
export const amount = must('a number from 0', (value) => Number(value) >= 0 && isNumber(value))
export const count = must(
  'a whole number from 0',
  (value) => Number(value) >= 0 && isNumber(value) && Number.isInteger(value),
)
const latest = Date.parse('9999-12-31T23:59:59Z')
export const instant = must(
  'milliseconds since 1970',
  (value) => Number.isInteger(value) && Math.abs(Number(value)) <= latest,
)

function isNumber(value: unknown): boolean {
  return Number.isFinite(value) && Number(value) <= maxCount
}

export function oneOf(values: readonly string[]): Check {
  return must(`one of ${values.join(', ')}`, (value) => typeof value === 'string' && values.includes(value))
}

export function optional(check: Check): Check {
  return (value, path) => (value === undefined ? [] : check(value, path))
}

export function list(check: Check): Check {
  return (value, path) =>
    Array.isArray(value)
      ? value.flatMap((each, index) => check(each, `${path}[${index}]`))
      : [`${path} must be a list, not ${shown(value)}`]
}

export function object<Thing>(fields: Fields<Thing>): Check {
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return [`${path} must be an object, not ${shown(value)}`]
    }
    const given: Readonly<Record<string, unknown>> = { ...value }
    return Object.entries<Check>(fields).flatMap(([name, check]) =>
      check(given[name], path === '' ? name : `${path}.${name}`),
    )
  }
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 80)
}

/** Texts by name. */
export const texts: Check = (value, path) => {
  const wrong = object({})(value, path)
  if (wrong.length > 0) return wrong
  return Object.entries(value as object).flatMap(([name, each]) => text(each, `${path}.${name}`))
}
