import { settle, unconfirmed, type Baseline, type Known } from '../baseline/baseline.js'
import { areaOf, type Area, type Level, type Rule, type RuleId, type RuleSource } from '../model/rule.js'
import { canFail, exitCodeOf, type ExitCode, type Verdict } from '../model/verdict.js'
import { summaryOf } from './summary.js'
import { countsOf, denominator, type Counts } from './counts.js'
import { ruleSetHash, type Manifest } from './manifest.js'
import { scrubOf, secretsOf, type Scrub } from './secrets.js'
import { fine, shown, wireExchange, wireLine, type WireExchange, type WireLine } from './trace-format.js'
import type { RuleResult } from '../model/result.js'
import type { Profile } from '../../contracts/api/profiles.js'

/** All that an exam came to, as plain data without a secret. Every face of it is made from this. */
export interface Report {
  /** Of this shape; it counts up when a member goes or changes its meaning. */
  readonly version: 1
  readonly manifest: Manifest & { readonly ruleSet: string; readonly rulesOfKit: number }
  readonly exitCode: ExitCode
  readonly counts: Counts
  /** The counts in one line. */
  readonly denominator: string
  /** What it came to, in words. */
  readonly conclusion: string
  /** In the order of the kit. */
  readonly rules: readonly RuleReport[]
  readonly baseline?: BaselineReport
}

export interface RuleReport {
  readonly id: RuleId
  readonly area: Area
  readonly title: string
  readonly level: Level
  /** It can fail, so that it has to be reached. */
  readonly required: boolean
  readonly sources: readonly RuleSource[]
  readonly rationale: string
  readonly fix: string
  readonly verdict: Verdict
  /** In which profile it was examined; absent where it was not. */
  readonly profile?: Profile
  readonly reason?: string
  readonly findings: readonly FindingReport[]
  /** The last exchanges, of a rule whose point was not reached: they tell why. */
  readonly last?: readonly WireExchange[]
  /** What the client was asked for, and what it said. */
  readonly operations: readonly OperationReport[]
  /** All requests in order. */
  readonly sequence: readonly WireLine[]
  /** How many requests there were, where the sequence is cut. */
  readonly requestCount: number
  readonly known: readonly Known[]
  readonly durationMs: number
  readonly reproduce: string
}

export interface FindingReport {
  readonly code: string
  readonly message: string
  /** The requests that show it, the first few with all that they held. */
  readonly requests: readonly number[]
  readonly wire: readonly WireExchange[]
}

export interface OperationReport {
  readonly operation: string
  readonly outcome: string
  readonly kind?: string
  readonly state?: string
  readonly message?: string
  readonly beganMs: number
  readonly endedMs: number
}

interface BaselineReport {
  readonly unconfirmed: readonly Known[]
  readonly notes: readonly string[]
}

export interface ReportOptions {
  readonly results: readonly RuleResult[]
  readonly manifest: Manifest
  /** Every rule that the kit has, chosen or not. */
  readonly rules: readonly Rule[]
  readonly baseline?: Baseline
  /** What was noticed in the baseline as a whole. */
  readonly notes?: readonly string[]
  /** `2026-01-31`; default: the day on which the exam began. */
  readonly today?: string
}

/** Enough to see it; a storm of requests shows no more by its thousandth. */
const maxExchanges = 6
const maxLines = 60
const lastExchanges = 2

/** The one evaluation that all faces show. */
export function reportOf({ results, manifest, rules, baseline, notes = [], ...rest }: ReportOptions): Report {
  const { trustUnverified = false, strict = false } = manifest.options
  const occasion = {
    client: manifest.client,
    platform: manifest.platform,
    today: rest.today ?? manifest.startedAt.slice(0, 10),
  }
  const everySecret = new Set(results.flatMap(({ transcript }) => transcript?.secrets ?? []))
  const settled = results.map((result) => ({
    result,
    ...settle(result, baseline, occasion, { trustUnverified }),
  }))
  const counts = countsOf(settled.map(({ verdict }) => verdict))
  const judged = new Set(
    results.filter(({ verdict }) => ['pass', 'warn', 'fail'].includes(verdict)).map(({ rule }) => rule.id),
  )
  const verdictsOfRules = settled.map(({ result, verdict }) => ({ rule: result.rule, verdict }))
  const exitCode = exitCodeOf(verdictsOfRules, { trustUnverified, strict })
  return {
    version: 1,
    manifest: { ...manifest, ruleSet: ruleSetHash(rules), rulesOfKit: rules.length },
    exitCode,
    counts,
    denominator: denominator(counts, rules.length),
    conclusion: summaryOf({ exitCode, counts, options: manifest.options, rulesOfKit: rules.length }),
    rules: settled.map(({ result, verdict, reason, known }) => ({
      ...cardOf(result.rule, canFail(result.rule, { trustUnverified })),
      ...seen(result, everySecret, reason),
      verdict,
      ...(result.profile && { profile: result.profile }),
      known,
      durationMs: result.durationMs,
      reproduce: reproduceOf(manifest.reproduce, result),
    })),
    ...(baseline && { baseline: { unconfirmed: unconfirmed(baseline, judged), notes } }),
  }
}

function cardOf({ id, title, level, sources, rationale, fix }: Rule, required: boolean) {
  return { id, area: areaOf(id), title, level, required, sources, rationale, fix }
}

/** What was seen of a rule, without a secret. */
function seen(
  { verdict, findings, transcript }: RuleResult,
  everySecret: ReadonlySet<string>,
  reason: string | undefined,
): Pick<RuleReport, 'reason' | 'findings' | 'last' | 'operations' | 'sequence' | 'requestCount'> {
  const scrub = scrubOf(transcript ? secretsOf(transcript) : [], everySecret)
  const exchange = (id: number) => transcript?.arrivals.find((arrival) => arrival.id === id)
  return {
    ...(reason === undefined ? {} : { reason: shown(reason, scrub) }),
    findings: findings.map(({ code, message, requests }) => ({
      code,
      message: shown(message, scrub),
      requests,
      wire: requests.slice(0, maxExchanges).flatMap((id) => {
        const arrival = exchange(id)
        return arrival && transcript ? [wireExchange(arrival, transcript, scrub)] : []
      }),
    })),
    ...(verdict === 'untested' && transcript
      ? {
          last: transcript.arrivals
            .slice(-lastExchanges)
            .map((each) => wireExchange(each, transcript, scrub)),
        }
      : {}),
    requestCount: transcript?.arrivals.length ?? 0,
    operations: transcript ? operationsIn(transcript, scrub) : [],
    sequence: transcript?.arrivals.slice(0, maxLines).map((each) => wireLine(each, scrub)) ?? [],
  }
}

/** The command that puts a rule to the client again, by the same chance where it failed by chance. */
function reproduceOf(command: string, { rule, again }: RuleResult): string {
  return command
    .replaceAll(/\[([^[\]]*\{seed\}[^[\]]*)\]/g, (_, chance: string) =>
      again ? chance.replaceAll('{seed}', String(again.seed)).replaceAll('{path}', again.path) : '',
    )
    .replaceAll('{rule}', rule.id)
}

function operationsIn({ done }: NonNullable<RuleResult['transcript']>, scrub: Scrub): OperationReport[] {
  return done.slice(0, maxLines).map(({ operation, outcome, beganMs, endedMs }) => ({
    operation,
    outcome: outcome.outcome,
    ...(outcome.kind === undefined ? {} : { kind: outcome.kind }),
    ...(outcome.state === undefined ? {} : { state: outcome.state }),
    ...(outcome.message === undefined ? {} : { message: shown(outcome.message, scrub) }),
    beganMs: fine(beganMs),
    endedMs: fine(endedMs),
  }))
}
