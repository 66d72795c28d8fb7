import satisfies from 'semver/functions/satisfies.js'
import validRange from 'semver/ranges/valid.js'
import { parseDocument } from 'yaml'
import { conditions, type Baseline, type Flaky, type Known } from './baseline.js'
import { didYouMean } from '../../contracts/did-you-mean.js'
import type { Rule, RuleId } from '../model/rule.js'

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

const members = ['version', 'client', 'kit', 'known', 'flaky']
const membersOfFlaky = ['rule', 'max', 'issue', 'expires']
const membersOfKnown = ['rule', 'finding', 'reason', 'issue', 'expires', 'when']

/** More would take longer than to mend it. */
const maxTries = 20

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
  const known = listOf(data, 'known').map((entry, index) => readKnown(entry, `known[${index}]`, rules))
  const flaky = listOf(data, 'flaky').map((entry, index) => readFlaky(entry, `flaky[${index}]`, rules))
  const twice = known.find(({ rule, finding, when }, index) =>
    known.slice(0, index).some((one) => one.rule === rule && one.finding === finding && !one.when && !when),
  )
  if (twice) throw new BaselineError(`${twice.rule} ${twice.finding} is there twice; keep one of them`)
  const both = flaky.find(({ rule }, index) =>
    [...known, ...flaky.slice(0, index)].some((one) => one.rule === rule),
  )
  if (both) throw new BaselineError(`${both.rule} is flaky, and there a second time; keep one of them`)
  const moved = range !== undefined && !satisfies(kit, range, { includePrerelease: true })
  return {
    baseline: {
      client: textOf(data, 'client', 'the file'),
      known,
      ...(flaky.length === 0 ? {} : { flaky }),
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

function listOf(data: Fields, name: string): readonly unknown[] {
  const list: unknown = data[name] ?? []
  if (!Array.isArray(list)) throw new BaselineError(`${name} is ${shownAs(list)}; it is a list of entries`)
  return list
}

function readKnown(entry: unknown, at: string, rules: readonly Rule[]): Known {
  const data = fieldsOf(entry, at, membersOfKnown)
  const issue = optionalText(data, 'issue', at)
  const when = data['when']
  return {
    rule: ruleOf(data, at, rules),
    finding: textOf(data, 'finding', at),
    reason: textOf(data, 'reason', at),
    ...(issue === undefined ? {} : { issue }),
    ...expiryOf(data, at),
    ...(when === undefined ? {} : { when: readWhen(when, `${at}.when`) }),
  }
}

function readFlaky(entry: unknown, at: string, rules: readonly Rule[]): Flaky {
  const data = fieldsOf(entry, at, membersOfFlaky)
  const max = textOf(data, 'max', at)
  const [, failures = 0, of = 0] = (/^(\d+) of (\d+)$/.exec(max) ?? []).map(Number)
  if (failures < 1 || of <= failures || of > maxTries) {
    throw new BaselineError(`${at}.max is ${shownAs(max)}; it is like "1 of 5", of at most ${maxTries}`)
  }
  const rule = ruleOf(data, at, rules)
  return { rule, max: { failures, of }, issue: textOf(data, 'issue', at), ...expiryOf(data, at) }
}

function ruleOf(data: Fields, at: string, rules: readonly Rule[]): RuleId {
  const rule = textOf(data, 'rule', at)
  const ids: readonly string[] = rules.map(({ id }) => id)
  // It is one of the ids of the rules.
  if (ids.includes(rule)) return rule as RuleId
  const near = didYouMean(rule, ids)
  const hint = near ? `; did you mean ${near}?` : ''
  throw new BaselineError(`${at}.rule is ${shownAs(rule)}, which is no rule${hint}`)
}

function expiryOf(data: Fields, at: string): { readonly expires?: string } {
  const expires = optionalText(data, 'expires', at)
  if (expires === undefined) return {}
  if (isDay(expires)) return { expires }
  throw new BaselineError(`${at}.expires is ${shownAs(expires)}; it is a day like 2026-12-31`)
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
  const near = didYouMean(unknown, allowed)
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
