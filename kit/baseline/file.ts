import type { FromSchema } from 'json-schema-to-ts'
import satisfies from 'semver/functions/satisfies.js'
import validRange from 'semver/ranges/valid.js'
import { parseDocument } from 'yaml'
import { didYouMean } from '../../contracts/did-you-mean.js'
import { baseline as isValid } from '../../generated/baseline.js'
import { describeFailure } from '../../mock-server/validation/describe-error.js'
import type { Rule, RuleId } from '../model/rule.js'
import type { baseline as schema } from './baseline-schema.js'
import type { Baseline, Known } from './baseline.js'
import { isPlaceholder } from './placeholder.js'

/** The file is not a valid baseline. The message says where, and how to fix it. */
export class BaselineError extends Error {
  override readonly name = 'BaselineError'
}

export interface ReadBaseline {
  readonly baseline: Baseline
  /** Notes about the baseline that do not affect the result. */
  readonly notes: readonly string[]
}

/**
 * Reads the text of a baseline.
 * @param kit the version of the kit that runs
 * @param options `isUpdate`: accepts placeholder reasons, because the update has written them
 * @throws {BaselineError} for an invalid file, unknown rules, members and conditions included
 */
export function readBaseline(
  text: string,
  rules: readonly Rule[],
  kit: string,
  { isUpdate = false } = {},
): ReadBaseline {
  const document = parseDocument(text, { schema: 'core' })
  const [problem] = document.errors
  if (problem) throw new BaselineError(`not valid YAML: ${problem.message}`)
  const { client, kit: range, ...read } = checked(document.toJS({ maxAliasCount: 100 }))
  if (range !== undefined && validRange(range) === null) {
    throw new BaselineError(`kit is ${JSON.stringify(range)}. Use a version range such as ">=1.2 <2".`)
  }
  const known = (read.known ?? []).map((entry, index): Known => {
    return { ...entry, rule: ruleOf(entry.rule, `known[${index}]`, rules) }
  })
  const flaky = (read.flaky ?? []).map(({ max, ...entry }, index) => {
    const [failures = 0, of = 0] = max.split(' of ').map(Number)
    return { ...entry, rule: ruleOf(entry.rule, `flaky[${index}]`, rules), max: { failures, of } }
  })
  requireUnique(known, flaky)
  if (!isUpdate) requireReasons(known)
  const isOutdated = range !== undefined && !satisfies(kit, range, { includePrerelease: true })
  return {
    baseline: {
      client,
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
  const [owner, here] = [client, name].map((each) => JSON.stringify(each))
  throw new BaselineError(`belongs to the client ${owner}, but this client is ${here}`)
}

function checked(data: unknown): FromSchema<typeof schema> {
  const value = withoutNulls(data)
  // A later version may have other fields, so its number comes first.
  const { version = 1 } = { ...(value as { readonly version?: unknown } | undefined) }
  if (version !== 1) {
    throw new BaselineError(`version is ${JSON.stringify(version)}. This kit supports version 1.`)
  }
  if (isValid(value)) return value as FromSchema<typeof schema>
  const error = describeFailure(isValid, value, 'the file')
  const unquoted = / must be a string, not (?:[\d.-]+|true|false)$/.test(error)
  throw new BaselineError(unquoted ? `${error}; put it in quotes` : error)
}

/** In YAML a member without a value is null, which counts as absent. */
function withoutNulls(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data ?? null), (_, value: unknown) => value ?? undefined)
}

function ruleOf(rule: string, at: string, rules: readonly Rule[]): RuleId {
  const ids: readonly string[] = rules.map(({ id }) => id)
  // The check narrows the type.
  if (ids.includes(rule)) return rule as RuleId
  const near = didYouMean(rule, ids)
  const hint = near ? ` Did you mean ${near}?` : ''
  throw new BaselineError(`${at}.rule is ${JSON.stringify(rule)}, which is not a rule.${hint}`)
}

function requireReasons(known: readonly Known[]): void {
  const hollow = known.findIndex(({ reason }) => isPlaceholder(reason))
  const entry = known[hollow]
  if (!entry) return
  throw new BaselineError(
    `known[${hollow}] (${entry.rule}) has the placeholder ${JSON.stringify(entry.reason)} as its reason. Say why it is tolerated, or link an issue.`,
  )
}

function requireUnique(known: readonly Known[], flaky: readonly { readonly rule: RuleId }[]): void {
  const findings = new Set<string>()
  for (const { rule, finding } of known.filter(({ when }) => !when)) {
    const key = `${rule} ${finding}`
    if (findings.has(key)) throw new BaselineError(`${key} is listed twice. Remove one of the entries.`)
    findings.add(key)
  }
  const rules = new Set(known.map(({ rule }) => rule))
  for (const { rule } of flaky) {
    if (rules.has(rule)) {
      throw new BaselineError(`${rule} is listed as flaky and in another entry. Remove one of the entries.`)
    }
    rules.add(rule)
  }
}
