import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { rules as rulesOfKit } from './rules/index.js'
import type { ReadBaseline } from './baseline/file.js'
import { selectRules } from './runner/select-rules.js'
import { requireProfile } from './runner/select-profile.js'
import { ClientFailure } from './model/client.js'
import { runRules } from './runner/run-rules.js'
import { triedAgain } from './baseline/flaky.js'
import { cardOf } from './report/manifest.js'
import { reportOf, type Report, type RuleReport } from './report/report.js'
import type { Rule } from './model/rule.js'
import { version } from '../mock-server/version.js'
import { inProcess, profilesOf, type InProcessClient } from './drivers/in-process.js'
import { platformHere } from './drivers/platform.js'
import { openTestServer } from './testbed/test-server.js'
import type { RuleResult, Chance, ClientCard } from './model/result.js'
import type { Profile } from '../contracts/api/profiles.js'

/** A client of this process, and what is expected of it. */
export interface ClientContract extends InProcessClient {
  /** The version of the client, for conditions of its baseline. */
  readonly version?: string
  /** A YAML file of what the client is known to break, from the working directory. */
  readonly baseline?: string
  /** The tenant really has the surface that only the forum tells of: rules that rest on it alone can fail. */
  readonly trustUnverified?: boolean
  /** What warns fails. */
  readonly strict?: boolean
  /**
   * In which profile rules are put to it where both have it. Default: the first of `profiles`.
   */
  readonly profile?: Profile
  /** Ids of rules, and areas like `TOK`. Default: all. */
  readonly rules?: readonly string[]
  /** For the rules of PROP: how many sequences they try, and which. */
  readonly chance?: Chance
}

/** The exam of one contract: each rule is put to the client once, when its result is first asked for. */
export class ClientContractRun {
  readonly rules: readonly Rule[]
  readonly #contract: ClientContract
  readonly #reproduce: string
  readonly #results = new Map<Rule, Promise<RuleResult>>()
  readonly #startedAt = new Date().toISOString()
  readonly #began = performance.now()
  #read: Promise<ReadBaseline | undefined> | undefined
  #card: Promise<ClientCard> | undefined

  /**
   * @param reproduce a command that puts one rule to the client again; `{rule}` stands for its id
   * @throws {RangeError} for rules that there are not, and for a profile that the client does not declare
   */
  constructor(contract: ClientContract, reproduce: string) {
    this.#contract = contract
    this.#reproduce = reproduce
    requireProfile({ profiles: profilesOf(contract) }, contract.profile)
    this.rules = selectRules(rulesOfKit, contract.rules)
  }

  /** One rule, held against the baseline. */
  async rule(rule: Rule): Promise<RuleReport> {
    const { rules } = await this.#report([await this.#resultOf(rule)])
    const [report] = rules
    if (!report) throw new RangeError(`${rule.id} is not in the report`)
    return report
  }

  /** All rules. `workers`: how many are put to clients side by side. */
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
    const result = this.#examineWhereFlaky(rule)
    this.#results.set(rule, result)
    return result
  }

  async #examineWhereFlaky(rule: Rule): Promise<RuleResult> {
    this.#read ??= this.#readBaseline()
    const [read, result] = await Promise.all([this.#read, this.#examine(rule)])
    return triedAgain(result, read?.baseline.flaky, (each) => this.#examine(each))
  }

  async #examine(rule: Rule): Promise<RuleResult> {
    const first = this.rules.filter(({ id }) => rule.dependsOn?.includes(id))
    const before = await Promise.all(first.map((each) => this.#resultOf(each)))
    const [result] = await runRules({
      rules: [rule],
      before,
      openClient: () => inProcess(this.#contract),
      openTestServer,
      workers: 1,
      now: () => performance.now(),
      sleep: (ms) => sleep(ms),
      ...(this.#contract.profile && { profile: this.#contract.profile }),
      ...(this.#contract.chance && { chance: this.#contract.chance }),
      trustUnverified: this.#contract.trustUnverified === true,
    })
    if (!result) throw new RangeError(`${rule.id} has no result`)
    return result
  }

  async #report(results: readonly RuleResult[]): Promise<Report> {
    const { trustUnverified = false, strict = false, profile } = this.#contract
    this.#read ??= this.#readBaseline()
    this.#card ??= this.#cardOfClient()
    return reportOf({
      results,
      rules: rulesOfKit,
      ...(await this.#read),
      manifest: {
        kit: version,
        client: await this.#card,
        options: { trustUnverified, strict, ...(profile && { profile }) },
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
      // A client that cannot be made has a report that says so, of each rule.
      if (!(error instanceof ClientFailure)) throw error
      return { name: this.#contract.name, ...more, profiles: [], operations: [], capabilities: [] }
    }
  }
}

const again = 'examineClient({ …, rules: ["{rule}"][, chance: { seed: {seed}, path: "{path}" }] })'

/**
 * Puts every rule to a client of this process. Never throws for what the client does: that is in the report.
 * @throws {RangeError} for rules that there are not, and for a profile that the client does not declare
 */
export function examineClient(contract: ClientContract, { workers = 8 } = {}): Promise<Report> {
  return new ClientContractRun(contract, again).report(workers)
}
