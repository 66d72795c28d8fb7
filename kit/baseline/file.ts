import satisfies from 'semver/functions/satisfies.js'
import validRange from 'semver/ranges/valid.js'
import { parseDocument } from 'yaml'
import { conditions, type Baseline, type Flaky, type Known } from './baseline.js'
import { didYouMean } from '../../contracts/did-you-mean.js'
import type { Rule, RuleId } from '../model/rule.js'

/** The file is not a valid baseline. The message says where, and how to fix it. */
export class BaselineError extends Error {
  override readonly name = 'BaselineError'
}

export interface ReadBaseline {
  readonly baseline: Baseline
  /** Notes about the baseline that do not affect the result. */
  readonly notes: readonly string[]
}

type Fields = Readonly<Record<string, unknown>>

const members = ['version', 'client', 'kit', 'known', 'flaky']
const membersOfFlaky = ['rule', 'max', 'issue', 'expires']
const membersOfKnown = ['rule', 'finding', 'reason', 'issue', 'expires', 'when']

/** The maximum number of runs of a flaky rule. */
const maxTries = 20

/**
 * Reads the text of a baseline.
 * @param kit the version of the kit that runs
 * @throws {BaselineError} for an invalid file, unknown rules, members and conditions included
 */
export function readBaseline(text: string, rules: readonly Rule[], kit: string): ReadBaseline {
  const document = parseDocument(text, { schema: 'core' })
  const [problem] = document.errors
  if (problem) throw new BaselineError(`not valid YAML: ${problem.message}`)
  const data = fieldsOf(document.toJS({ maxAliasCount: 100 }), 'the file', members)
  if (data['version'] !== 1)
    throw new BaselineError(`version is ${shownAs(data['version'])}. This kit supports version 1.`)
  const range = optionalText(data, 'kit', 'the file')
  if (range !== undefined && validRange(range) === null) {
    throw new BaselineError(`kit is ${shownAs(range)}. Use a version range like ">=1.2 <2".`)
  }
  const known = listOf(data, 'known').map((entry, index) => readKnown(entry, `known[${index}]`, rules))
  const flaky = listOf(data, 'flaky').map((entry, index) => readFlaky(entry, `flaky[${index}]`, rules))
  const duplicate = known.find(({ rule, finding, when }, index) =>
    known.slice(0, index).some((one) => one.rule === rule && one.finding === finding && !one.when && !when),
  )
  if (duplicate)
    throw new BaselineError(
      `${duplicate.rule} ${duplicate.finding} is listed duplicate. Remove one of the entries.`,
    )
  const conflict = flaky.find(({ rule }, index) =>
    [...known, ...flaky.slice(0, index)].some((one) => one.rule === rule),
  )
  if (conflict)
    throw new BaselineError(
      `${conflict.rule} is listed as flaky and in another entry. Remove one of the entries.`,
    )
  const isOutdated = range !== undefined && !satisfies(kit, range, { includePrerelease: true })
  return {
    baseline: {
      client: textOf(data, 'client', 'the file'),
      known,
      ...(flaky.length === 0 ? {} : { flaky }),
      ...(range === undefined ? {} : { kit: range }),
    },
    notes: isOutdated
      ? [`written for kit ${range}, but this is kit ${kit}. Review the entries, then update kit.`]
      : [],
  }
}

/** @throws {BaselineError} if the baseline belongs to another client */
export function requireClient({ client }: Baseline, name: string): void {
  if (client === name) return
  throw new BaselineError(`belongs to the client ${shownAs(client)}, but this client is ${shownAs(name)}`)
}

function listOf(data: Fields, name: string): readonly unknown[] {
  const list: unknown = data[name] ?? []
  if (!Array.isArray(list)) throw new BaselineError(`${name} is ${shownAs(list)}. Use a list of entries.`)
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
    throw new BaselineError(
      `${at}.max is ${shownAs(max)}. Use failures and runs like "1 of 5", with at most ${maxTries} runs.`,
    )
  }
  const rule = ruleOf(data, at, rules)
  return { rule, max: { failures, of }, issue: textOf(data, 'issue', at), ...expiryOf(data, at) }
}

function ruleOf(data: Fields, at: string, rules: readonly Rule[]): RuleId {
  const rule = textOf(data, 'rule', at)
  const ids: readonly string[] = rules.map(({ id }) => id)
  // The check narrows the type.
  if (ids.includes(rule)) return rule as RuleId
  const near = didYouMean(rule, ids)
  const hint = near ? ` Did you mean ${near}?` : ''
  throw new BaselineError(`${at}.rule is ${shownAs(rule)}, which is not a rule.${hint}`)
}

function expiryOf(data: Fields, at: string): { readonly expires?: string } {
  const expires = optionalText(data, 'expires', at)
  if (expires === undefined) return {}
  if (isDay(expires)) return { expires }
  throw new BaselineError(`${at}.expires is ${shownAs(expires)}. Use a day like 2026-12-31.`)
}

function readWhen(value: unknown, at: string): NonNullable<Known['when']> {
  const data = fieldsOf(value, at, conditions)
  const texts = Object.entries(data).map(([name, one]) => {
    const all: readonly unknown[] = [one].flat()
    const wrong = all.find((each) => typeof each !== 'string')
    if (wrong !== undefined)
      throw new BaselineError(`${at}.${name} is ${shownAs(wrong)}. Use a string, or a list of strings.`)
    return [name, all] as const
  })
  return Object.fromEntries(texts)
}

function fieldsOf(value: unknown, at: string, allowed: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BaselineError(
      `${at} is ${shownAs(value)}. Use an object with the members ${allowed.join(', ')}.`,
    )
  }
  const unknown = Object.keys(value).find((name) => !allowed.includes(name))
  if (unknown === undefined) return value as Fields
  const near = didYouMean(unknown, allowed)
  const hint = near ? `Did you mean ${near}?` : `Use ${allowed.join(', ')}.`
  throw new BaselineError(`${at} has the unknown member ${shownAs(unknown)}. ${hint}`)
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
    throw new BaselineError(`${at}.${name} is ${shownAs(value)}. Put it in quotes.`)
  return value
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text
}

function shownAs(value: unknown): string {
  return (JSON.stringify(value) ?? 'missing').slice(0, 80)
}
