import satisfies from 'semver/functions/satisfies.js'
import validRange from 'semver/ranges/valid.js'
import { parseDocument } from 'yaml'
import { conditions, type Baseline, type Known } from './baseline.js'
import { nearest } from './nearest.js'
import type { Rule, RuleId } from './rule.js'

/** The file is not what it has to be. The message says where, and what to do. */
export class BaselineError extends Error {
  override readonly name = 'BaselineError'
}

export interface ReadBaseline {
  readonly baseline: Baseline
  /** What should be looked at, and stops nothing. */
  readonly notes: readonly string[]
}

type Fields = Readonly<Record<string, unknown>>

const members = ['version', 'client', 'kit', 'known']
const membersOfKnown = ['rule', 'finding', 'reason', 'issue', 'expires', 'when']

/**
 * Reads the text of a baseline.
 * @param kit the version of the kit that runs
 * @throws {BaselineError} for anything that would be overlooked in silence: unknown rules, members and conditions
 */
export function readBaseline(text: string, rules: readonly Rule[], kit: string): ReadBaseline {
  const document = parseDocument(text, { schema: 'core' })
  const [problem] = document.errors
  if (problem) throw new BaselineError(`is no YAML: ${problem.message}`)
  const data = fieldsOf(document.toJS({ maxAliasCount: 100 }), 'the file', members)
  if (data['version'] !== 1)
    throw new BaselineError(`version is ${shownAs(data['version'])}; this kit reads version 1`)
  const range = optionalText(data, 'kit', 'the file')
  if (range !== undefined && validRange(range) === null) {
    throw new BaselineError(`kit is ${shownAs(range)}, which is no range of versions like ">=1.2 <2"`)
  }
  const list: unknown = data['known'] ?? []
  if (!Array.isArray(list)) throw new BaselineError(`known is ${shownAs(list)}; it is a list of entries`)
  const known = list.map((entry: unknown, index) => readKnown(entry, `known[${index}]`, rules))
  const twice = known.find(({ rule, finding, when }, index) =>
    known.slice(0, index).some((one) => one.rule === rule && one.finding === finding && !one.when && !when),
  )
  if (twice) throw new BaselineError(`${twice.rule} ${twice.finding} is there twice; keep one of them`)
  const moved = range !== undefined && !satisfies(kit, range, { includePrerelease: true })
  return {
    baseline: {
      client: textOf(data, 'client', 'the file'),
      known,
      ...(range === undefined ? {} : { kit: range }),
    },
    notes: moved ? [`written for kit ${range}, and this is ${kit}: look at it again, then change kit`] : [],
  }
}

/** @throws {BaselineError} when it was written for another client, whose failures say nothing of this one */
export function requireClient({ client }: Baseline, name: string): void {
  if (client === name) return
  throw new BaselineError(`is that of the client ${shownAs(client)}, and this is ${shownAs(name)}`)
}

function readKnown(entry: unknown, at: string, rules: readonly Rule[]): Known {
  const data = fieldsOf(entry, at, membersOfKnown)
  const rule = textOf(data, 'rule', at)
  if (!rules.some(({ id }) => id === rule)) {
    const near = nearest(
      rule,
      rules.map(({ id }) => id),
    )
    throw new BaselineError(
      `${at}.rule is ${shownAs(rule)}, which is no rule${near ? `; did you mean ${near}?` : ''}`,
    )
  }
  const expires = optionalText(data, 'expires', at)
  if (expires !== undefined && !isDay(expires)) {
    throw new BaselineError(`${at}.expires is ${shownAs(expires)}; it is a day like 2026-12-31`)
  }
  const issue = optionalText(data, 'issue', at)
  const when = data['when']
  return {
    // It is one of the ids of the rules.
    rule: rule as RuleId,
    finding: textOf(data, 'finding', at),
    reason: textOf(data, 'reason', at),
    ...(issue === undefined ? {} : { issue }),
    ...(expires === undefined ? {} : { expires }),
    ...(when === undefined ? {} : { when: readWhen(when, `${at}.when`) }),
  }
}

function readWhen(value: unknown, at: string): NonNullable<Known['when']> {
  const data = fieldsOf(value, at, conditions)
  const texts = Object.entries(data).map(([name, one]) => {
    const all: readonly unknown[] = [one].flat()
    const wrong = all.find((each) => typeof each !== 'string')
    if (wrong !== undefined)
      throw new BaselineError(`${at}.${name} is ${shownAs(wrong)}; it is a text, or a list of texts`)
    return [name, all] as const
  })
  return Object.fromEntries(texts)
}

function fieldsOf(value: unknown, at: string, allowed: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BaselineError(`${at} is ${shownAs(value)}; it has the members ${allowed.join(', ')}`)
  }
  const unknown = Object.keys(value).find((name) => !allowed.includes(name))
  if (unknown === undefined) return value as Fields
  const near = nearest(unknown, allowed)
  const hint = near ? `did you mean ${near}?` : `there are ${allowed.join(', ')}`
  throw new BaselineError(`${at} has the unknown member ${shownAs(unknown)}; ${hint}`)
}

function textOf(data: Fields, name: string, at: string): string {
  const value = optionalText(data, name, at)
  if (value === undefined || value.trim() === '') throw new BaselineError(`${at} has no ${name}`)
  return value
}

function optionalText(data: Fields, name: string, at: string): string | undefined {
  const value = data[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string')
    throw new BaselineError(`${at}.${name} is ${shownAs(value)}; put it in quotes`)
  return value
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text
}

function shownAs(value: unknown): string {
  return (JSON.stringify(value) ?? 'missing').slice(0, 80)
}
