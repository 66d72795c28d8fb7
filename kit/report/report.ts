import type { Outcome } from '../model/client.js'
import { settle, unconfirmed, type Baseline, type Known } from '../baseline/baseline.js'
import { areaOf, type Area, type Level, type Rule, type RuleId, type RuleSource } from '../model/rule.js'
import { canFail, exitCodeOf, type ExitCode, type Verdict } from '../model/verdict.js'
import { clientWords } from './client-words.js'
import { triageOf, type Triage } from './triage.js'
import { summaryOf } from './summary.js'
import { countsOf, denominator, type Counts } from './counts.js'
import { ruleSetHash, type Manifest } from './manifest.js'
import { harmless, scrubOf, secretsOf, type Scrub } from './secrets.js'
import { fine, shown, wireExchange, wireLine, type WireExchange, type WireLine } from './trace-format.js'
import type { ClientCard, RuleResult } from '../model/result.js'
import type { Profile } from '../../contracts/api/profiles.js'

/** The result of a run, as plain data without secrets. Every report format is derived from it. */
export interface Report {
  /** The format version, which increases when a member is removed or changes its meaning. */
  readonly version: 1
  readonly manifest: Manifest & { readonly ruleSet: string; readonly rulesOfKit: number }
  readonly exitCode: ExitCode
  readonly counts: Counts
  /** The counts in one line. */
  readonly denominator: string
  /** The result in words. */
  readonly conclusion: string
  /** What to fix first. */
  readonly triage: Triage
  /** In the order of the kit. */
  readonly rules: readonly RuleReport[]
  readonly baseline?: BaselineReport
}

export interface RuleReport {
  readonly id: RuleId
  readonly area: Area
  readonly title: string
  readonly level: Level
  /** The rule can fail, so the client must exercise it. */
  readonly required: boolean
  readonly sources: readonly RuleSource[]
  readonly rationale: string
  readonly fix: string
  readonly verdict: Verdict
  /** The profile that the rule ran in; absent if it did not run. */
  readonly profile?: Profile
  readonly reason?: string
  /** The failed rule of which this result is a consequence. */
  readonly cause?: RuleId
  readonly findings: readonly FindingReport[]
  /** The last exchanges of an untested rule. */
  readonly last?: readonly WireExchange[]
  /** The operations and their reported outcomes. */
  readonly operations: readonly OperationReport[]
  /** All requests in order. */
  readonly sequence: readonly WireLine[]
  /** The number of requests, which may exceed the length of `sequence`. */
  readonly requestCount: number
  readonly known: readonly Known[]
  readonly durationMs: number
  readonly reproduce: string
}

export interface FindingReport {
  readonly code: string
  readonly message: string
  /** The ids of the requests that show it. `wire` contains the first few in full. */
  readonly requests: readonly number[]
  readonly wire: readonly WireExchange[]
  /** What the client itself said: outcomes with their errors, and the last lines that it printed. */
  readonly words: readonly string[]
}

export interface OperationReport {
  readonly operation: string
  readonly outcome: Outcome['outcome']
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
  /** Every rule of the kit, selected or not. */
  readonly rules: readonly Rule[]
  readonly baseline?: Baseline
  /** Notes about the baseline. */
  readonly notes?: readonly string[]
  /** `2026-01-31`; default: the day on which the run began. */
  readonly today?: string
}

/** Limits of the report, in case a client sends thousands of requests. */
const maxExchanges = 6
const maxLines = 60
const lastExchanges = 2

/** Evaluates a run for all report formats. */
export function reportOf({ results, manifest, rules, baseline, notes = [], ...rest }: ReportOptions): Report {
  const { options: strictness } = manifest
  const occasion = {
    client: manifest.client,
    platform: manifest.platform,
    today: rest.today ?? manifest.startedAt.slice(0, 10),
  }
  const everySecret = new Set(results.flatMap(({ transcript }) => transcript?.secrets ?? []))
  const settled = results.map((result) => ({
    result,
    ...settle(result, baseline, occasion, strictness),
  }))
  const counts = countsOf(settled.map(({ verdict }) => verdict))
  const judged = new Set(
    results.filter(({ verdict }) => ['pass', 'warn', 'fail'].includes(verdict)).map(({ rule }) => rule.id),
  )
  const verdictsOfRules = settled.map(({ result, verdict }) => ({ rule: result.rule, verdict }))
  const exitCode = exitCodeOf(verdictsOfRules, strictness)
  const reported = settled.map(({ result, verdict, reason, known }): RuleReport => ({
    ...cardOf(result.rule, canFail(result.rule, strictness)),
    ...detailsOf(result, everySecret, reason),
    verdict,
    ...(result.cause && { cause: result.cause }),
    ...(result.profile && { profile: result.profile }),
    known,
    durationMs: result.durationMs,
    reproduce: reproduceOf(harmless(manifest.reproduce), result),
  }))
  return {
    version: 1,
    manifest: {
      ...manifest,
      ...(manifest.file !== undefined && { file: harmless(manifest.file) }),
      client: harmlessCard(manifest.client),
      reproduce: harmless(manifest.reproduce),
      ruleSet: ruleSetHash(rules),
      rulesOfKit: rules.length,
    },
    exitCode,
    counts,
    denominator: denominator(counts, rules.length),
    conclusion: summaryOf({ exitCode, counts, options: manifest.options, rulesOfKit: rules.length }),
    triage: triageOf(reported, strictness.strict),
    rules: reported,
    ...(baseline && { baseline: { unconfirmed: unconfirmed(baseline, judged), notes } }),
  }
}

/** The client chooses its name, so it may contain anything. */
function harmlessCard(client: ClientCard): ClientCard {
  const { name, version, language } = client
  return {
    ...client,
    name: harmless(name),
    ...(version !== undefined && { version: harmless(version) }),
    ...(language !== undefined && { language: harmless(language) }),
  }
}

function cardOf({ id, title, level, sources, rationale, fix }: Rule, required: boolean) {
  return { id, area: areaOf(id), title, level, required, sources, rationale, fix }
}

/** The details of a rule, without secrets. */
function detailsOf(
  { verdict, findings, transcript }: RuleResult,
  everySecret: ReadonlySet<string>,
  reason: string | undefined,
): Pick<RuleReport, 'reason' | 'findings' | 'last' | 'operations' | 'sequence' | 'requestCount'> {
  const scrub = scrubOf(transcript ? secretsOf(transcript) : [], everySecret)
  const exchange = (id: number) => transcript?.arrivals.find((request) => request.id === id)
  return {
    ...(reason === undefined ? {} : { reason: shown(reason, scrub) }),
    findings: findings.map(({ code, message, requests }) => ({
      code,
      message: shown(message, scrub),
      requests,
      wire: requests.slice(0, maxExchanges).flatMap((id) => {
        const request = exchange(id)
        return request && transcript ? [wireExchange(request, transcript, scrub)] : []
      }),
      words: transcript ? clientWords(requests, transcript, scrub) : [],
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

/** The command that reruns a rule, with the same seed if it is a failed random rule. */
function reproduceOf(command: string, { rule, again }: RuleResult): string {
  return command
    .replaceAll(/\[([^[\]{}]*\{seed\}[^[\]]*)\]/g, (_, chance: string) =>
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
