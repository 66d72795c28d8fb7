import { InvalidArgumentError, Option, type Command } from 'commander'
import { isPlaceholder } from '../../kit/baseline/placeholder.js'
import type { Strictness } from '../../kit/model/verdict.js'
import type { RuleResult } from '../../kit/model/result.js'
import type { Rule } from '../../kit/model/rule.js'
import { requireRules } from './rules.js'

/** What a violation means to the pipeline, and which rules are left out. */
export interface SeverityFlags extends Strictness {
  readonly strict?: boolean
  readonly skip?: readonly string[]
  readonly reason?: readonly string[]
}

/** Adds the flags of `SeverityFlags` to a command. */
export function severityOptions(command: Command): Command {
  return command
    .option(
      '--trust-unverified',
      'let rules fail whose only evidence is the forum, because your tenant has this surface',
    )
    .option('--strict', 'treat warnings as failures')
    .addOption(
      new Option('--fail-on <level>', 'lowest level whose violations fail; what is below only warns')
        .choices(['MUST', 'SHOULD'])
        .default('MUST'),
    )
    .addOption(
      new Option('--except <ids>', 'rules that only warn, comma-separated')
        .argParser(names)
        .default([], 'none'),
    )
    .addOption(
      new Option('--skip <ids>', 'rules that are left out, comma-separated; needs --reason')
        .argParser(names)
        .default([], 'none'),
    )
    .addOption(
      new Option('--reason <text>', 'why the rules of --skip are left out; for several --skip repeat it')
        .argParser(texts)
        .default([], 'none'),
    )
}

/** The settings of the run, checked. @throws {Error} for an unknown rule in --except */
export function strictnessOf({ trustUnverified, failOn, except = [] }: SeverityFlags): Strictness {
  const ids = requireRules(
    '--except',
    except.flatMap((list) => list.split(',')),
  )
  return {
    trustUnverified: trustUnverified === true,
    ...(failOn === 'SHOULD' && { failOn }),
    ...(ids.length > 0 && { except: ids }),
  }
}

/** The results of the skipped rules, each with its reason. @throws {Error} for a rule without a reason */
export function skippedResults(
  rules: readonly Rule[],
  { skip = [], reason = [] }: SeverityFlags,
): RuleResult[] {
  if (skip.length === 0 && reason.length > 0) throw new Error('--reason needs --skip.')
  if (skip.length === 0) return []
  if (reason.length !== 1 && reason.length !== skip.length) {
    throw new Error(
      `--skip: ${skip.length === 1 ? 'The rule needs' : 'The rules need'} a reason. Add --reason "…", once for all or once for each --skip.`,
    )
  }
  const hollow = reason.find((text) => text.trim() === '' || isPlaceholder(text))
  if (hollow !== undefined)
    throw new Error(`--reason: ${JSON.stringify(hollow)} is not a reason. Say why, or link an issue.`)
  const reasons = new Map(
    skip.flatMap((list, index) =>
      requireRules('--skip', list.split(',')).map((id) => [id, reason[index] ?? reason[0] ?? ''] as const),
    ),
  )
  return rules.flatMap((rule): RuleResult[] => {
    const text = reasons.get(rule.id)
    if (text === undefined) return []
    return [{ rule, verdict: 'skipped', findings: [], reason: `Skipped: ${text}`, durationMs: 0 }]
  })
}

function names(value: string, before: readonly string[]): readonly string[] {
  if (value.split(',').some((each) => each.trim() === '')) {
    throw new InvalidArgumentError('A name is empty. Separate names with one comma.')
  }
  return [...before, value]
}

function texts(value: string, before: readonly string[]): readonly string[] {
  return [...before, value]
}
