import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { rules as rulesOfKit } from './rules/index.js'
import type { ReadBaseline } from './baseline/file.js'
import { selectRules } from './runner/select-rules.js'
import { requireProfile } from './runner/select-profile.js'
import { ClientFailure } from './model/client.js'
import { causes } from './runner/judge-rule.js'
import { explainFirstStart } from './testbed/first-start.js'
import { runRules } from './runner/run-rules.js'
import { retryFlaky } from './baseline/flaky.js'
import { cardOf } from './report/manifest.js'
import { reportOf, type Report, type RuleReport } from './report/report.js'
import type { Rule } from './model/rule.js'
import { version } from '../mock-server/control/version.js'
import { inProcess, profilesOf, type InProcessClient } from './drivers/in-process.js'
import type { Strictness } from './model/verdict.js'
import { platformHere } from './drivers/platform.js'
import { openTestServer } from './testbed/test-server.js'
import type { RuleResult, Chance, ClientCard } from './model/result.js'
import type { Profile } from '../contracts/api/profiles.js'

/** A client in this process, and how to run the rules against it. */
export interface ClientContract extends InProcessClient, Strictness {
  /** The version of the client, for conditions of its baseline. */
  readonly version?: string
  /** A YAML file with the known failures of the client, relative to the working directory. */
  readonly baseline?: string
  /** Warnings count as failures. */
  readonly strict?: boolean
  /** The preferred profile. Default: the first of `profiles`. */
  readonly profile?: Profile
  /** Ids of rules, and areas like `TOK`. Default: all. */
  readonly rules?: readonly string[]
  /** Rules that are left out, each with the reason. */
  readonly skip?: Readonly<Record<string, string>>
  /** For the random rules (PROP): the number of sequences and their seed. */
  readonly chance?: Chance
}

/** One run against a client. Each rule runs once, when its result is first requested. */
export class ClientContractRun {
  readonly rules: readonly Rule[]
  readonly #contract: ClientContract
  readonly #reproduce: string
  readonly #results = new Map<Rule, Promise<RuleResult>>()
  readonly #startedAt = new Date().toISOString()
  readonly #began = performance.now()
  #noStart: Promise<string | undefined> | undefined
  #read: Promise<ReadBaseline | undefined> | undefined
  #card: Promise<ClientCard> | undefined

  /**
   * @param reproduce a command that reruns one rule; `{rule}` stands for its id
   * @throws {RangeError} for unknown rules, and for a profile that the client does not declare
   */
  constructor(contract: ClientContract, reproduce: string) {
    this.#contract = contract
    this.#reproduce = reproduce
    requireProfile({ profiles: profilesOf(contract) }, contract.profile)
    this.rules = selectRules(rulesOfKit, contract.rules)
    for (const names of [contract.except, Object.keys(contract.skip ?? {})]) selectRules(rulesOfKit, names)
  }

  /** Runs one rule and applies the baseline. */
  async rule(rule: Rule): Promise<RuleReport> {
    const { rules } = await this.#report([await this.#resultOf(rule)])
    const [report] = rules
    if (!report) throw new RangeError(`${rule.id} is not in the report`)
    return report
  }

  /** Runs all rules. `workers`: how many run concurrently. */
  async report(workers: number): Promise<Report> {
    const waiting = [...this.rules]
    const work = async () => {
      for (let rule = waiting.shift(); rule; rule = waiting.shift()) await this.#resultOf(rule)
    }
    await Promise.all(Array.from({ length: workers }, work))
    return this.#report(await Promise.all(this.rules.map((rule) => this.#resultOf(rule))))
  }

  #resultOf(rule: Rule): Promise<RuleResult> {
    const before = this.#results.get(rule)
    if (before) return before
    const result = this.#runWithRetries(rule)
    this.#results.set(rule, result)
    return result
  }

  async #runWithRetries(rule: Rule): Promise<RuleResult> {
    this.#read ??= this.#readBaseline()
    const [read, result] = await Promise.all([this.#read, this.#run(rule)])
    return retryFlaky(result, read?.baseline.flaky, (each) => this.#run(each))
  }

  async #run(rule: Rule): Promise<RuleResult> {
    const skipped = this.#contract.skip?.[rule.id]
    if (skipped !== undefined) {
      return { rule, verdict: 'skipped', findings: [], reason: `Skipped: ${skipped}`, durationMs: 0 }
    }
    const first = this.rules.filter(
      ({ id }) => rule.dependsOn?.includes(id) || (id === causes.missingKind && id !== rule.id),
    )
    const before = await Promise.all(first.map((each) => this.#resultOf(each)))
    this.#noStart ??= this.rules.length > 1 ? this.#explainFirstStart() : Promise.resolve(undefined)
    const noStart = await this.#noStart
    const [result] = await runRules({
      ...(noStart === undefined ? {} : { noStart }),
      rules: [rule],
      before,
      openClient: () => inProcess(this.#contract),
      openTestServer,
      workers: 1,
      now: () => performance.now(),
      sleep: (ms) => sleep(ms),
      ...(this.#contract.profile && { profile: this.#contract.profile }),
      ...(this.#contract.chance && { chance: this.#contract.chance }),
      ...strictnessOf(this.#contract),
    })
    if (!result) throw new RangeError(`${rule.id} has no result`)
    return result
  }

  async #explainFirstStart(): Promise<string | undefined> {
    try {
      const client = await inProcess(this.#contract)
      const reason = await explainFirstStart(client, openTestServer, this.#contract.profile)
      await client.close()
      return reason
    } catch (error) {
      // A client that cannot be created, or that hangs, is reported by each rule.
      if (!(error instanceof ClientFailure)) throw error
      return undefined
    }
  }

  async #report(results: readonly RuleResult[]): Promise<Report> {
    const { strict = false, profile } = this.#contract
    this.#read ??= this.#readBaseline()
    this.#card ??= this.#cardOfClient()
    return reportOf({
      results,
      rules: rulesOfKit,
      ...(await this.#read),
      manifest: {
        kit: version,
        client: await this.#card,
        options: { ...strictnessOf(this.#contract), strict, ...(profile && { profile }) },
        platform: platformHere(),
        startedAt: this.#startedAt,
        durationMs: Math.round(performance.now() - this.#began),
        reproduce: this.#reproduce,
      },
    })
  }

  async #readBaseline(): Promise<ReadBaseline | undefined> {
    const { baseline: file, name } = this.#contract
    if (file === undefined) return undefined
    const { readBaseline, requireClient } = await import('./baseline/file.js')
    try {
      const read = readBaseline(await readFile(file, 'utf8'), rulesOfKit, version)
      requireClient(read.baseline, name)
      return read
    } catch (error) {
      throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
    }
  }

  async #cardOfClient(): Promise<ClientCard> {
    const { version: of } = this.#contract
    const more = { language: 'javascript', ...(of === undefined ? {} : { version: of }) }
    try {
      const client = await inProcess(this.#contract)
      await client.close()
      return cardOf(client, more)
    } catch (error) {
      // A client that cannot be created has a report in which each rule says so.
      if (!(error instanceof ClientFailure)) throw error
      return { name: this.#contract.name, ...more, profiles: [], operations: [], capabilities: [] }
    }
  }
}

function strictnessOf({ trustUnverified = false, failOn, except }: Strictness): Strictness {
  return { trustUnverified, ...(failOn && { failOn }), ...(except && { except }) }
}

const rerun = 'examineClient({ …, rules: ["{rule}"][, chance: { seed: {seed}, path: "{path}" }] })'

/**
 * Runs the rules against a client in this process. Failures of the client appear in the report and are not thrown.
 * @example
 * const report = await examineClient({ name: 'acme-recorder', create: (config) => new AcmeRecorder(config) })
 * console.log(pretty(report))
 * @param options `workers`: how many rules run concurrently; default 8
 * @throws {RangeError} for unknown rules, and for a profile that the client does not declare
 */
export function examineClient(contract: ClientContract, { workers = 8 } = {}): Promise<Report> {
  return new ClientContractRun(contract, rerun).report(workers)
}
