import { setTimeout as sleep } from 'node:timers/promises'
import { rules as everyRule } from '../../kit/rules/index.js'
import { appliesIn, requireProfile } from '../../kit/runner/select-profile.js'
import { ClientFailure, type Client } from '../../kit/model/client.js'
import { explainFirstStart } from '../../kit/testbed/first-start.js'
import { runRules } from '../../kit/runner/run-rules.js'
import { retryFlaky } from '../../kit/baseline/flaky.js'
import type { Rule } from '../../kit/model/rule.js'
import { cardOf } from '../../kit/report/manifest.js'
import { AdapterClient } from '../../kit/drivers/adapter-client.js'
import { openTestServer } from '../../kit/testbed/test-server.js'
import type { CheckFlags } from '../flags/check.js'
import { skippedResults, strictnessOf } from '../flags/severity.js'
import { estimateMs } from '../../kit/runner/tiers.js'
import { checkAdapter } from '../clients/check-adapter.js'
import { chooseRules } from '../flags/rules.js'
import { exitUsage } from '../output/exit-codes.js'
import { plain, plainLines } from '../output/log.js'
import { clientWay, type ClientWay } from '../clients/open-client.js'
import { Progress } from '../output/progress.js'
import { tryReports } from '../output/report-file.js'
import { report } from '../output/report.js'
import { baselineOf } from '../output/write-reports.js'
import type { RuleResult, Chance } from '../../kit/model/result.js'
import { terminal } from '../output/terminal.js'

/**
 * Runs the rules against a client behind an adapter and reports the results.
 * @returns 0 conformant, 1 a rule failed, 2 a rule could not be measured, 3 an internal error of the kit
 */
export async function check(command: readonly string[], flags: CheckFlags): Promise<number> {
  const rules = chooseRules(flags)
  if (flags.list) return list(rules, flags)
  if (rules.length === 0) {
    throw new Error('No rule matches every filter. Run cxone-mock check --list to see the rules.')
  }
  if (!flags.doctor) await tryReports(flags)
  const skipped = skippedResults(rules, flags)
  const selected = rules.filter((rule) => !skipped.some((each) => each.rule === rule))
  const strictness = strictnessOf(flags)
  const progress = new Progress(terminal().stderr, selected.length)
  const way = clientWay(command, flags, notes(progress))
  if (flags.doctor) return checkAdapter(command, flags, way.exec)
  const first = await openFirst(way)
  if (!first) return exitUsage
  const ready = [first]
  try {
    requireProfile(first, flags.profile)
    const baseline = await baselineOf(flags, everyRule, first.name)
    const startedAt = new Date()
    const options = {
      openClient: async () => ready.pop() ?? way.open(),
      openTestServer,
      now: () => performance.now(),
      sleep: (ms: number) => sleep(ms),
      chance: chanceOf(flags),
      ...(flags.profile && { profile: flags.profile }),
      ...strictness,
    }
    tellDuration(first, selected, way)
    const noStart = selected.length > 1 ? await reasonWithoutStart(ready, flags) : undefined
    const firstResults = await runRules({
      ...options,
      ...(noStart === undefined ? {} : { noStart }),
      rules: selected,
      workers: way.workers,
      onResult: (result) => progress.tell(result),
    })
    const results: RuleResult[] = []
    for (const result of firstResults) {
      const rerun = async (rule: Rule) =>
        (await runRules({ ...options, rules: [rule], workers: 1 }))[0] ?? result
      results.push(await retryFlaky(result, baseline?.baseline.flaky, rerun))
    }
    progress.end()
    const client = cardOf(first, first instanceof AdapterClient ? first.hello.client : {})
    const order = (result: RuleResult) => rules.indexOf(result.rule)
    const whole = [...results, ...skipped].toSorted((one, other) => order(one) - order(other))
    const { reproduce } = way
    const clientCommand = way.exec?.command ?? command
    return await report(
      { results: whole, client, startedAt, baseline, reproduce, command: clientCommand },
      flags,
    )
  } finally {
    await Promise.all(ready.map((client) => client.close()))
  }
}

/** A shorter run in seconds needs no notice. */
const worthTelling = 5

/** Says how long the run takes. Rules that do not apply to the client take no time. */
function tellDuration(
  { profiles, processPerOperation }: Client,
  rules: readonly Rule[],
  way: ClientWay,
): void {
  const applicable = rules.filter((rule) => [...profiles].some((profile) => appliesIn(rule, profile)))
  const seconds = Math.ceil(estimateMs(applicable, way.workers, processPerOperation === true) / 1000)
  if (seconds < worthTelling) return
  terminal().stderr.write(
    `cxone-mock: ${applicable.length} rules, up to about ${seconds} s on an idle machine.${seconds > 8 && rules.length > 20 ? ' --tier smoke is faster.' : ''}\n`,
  )
}

/** Lists rules. With a profile, lists only those that apply to it. */
function list(rules: readonly Rule[], { profile }: CheckFlags): number {
  const listed = rules.filter((each) => profile === undefined || appliesIn(each, profile))
  for (const { id, level, title } of listed) terminal().stdout.write(`${id}  ${level.padEnd(6)}  ${title}\n`)
  const counted =
    profile === undefined
      ? `${listed.length} rules`
      : `${listed.length} of ${rules.length} rules apply to the profile ${profile}`
  terminal().stderr.write(
    `cxone-mock: ${counted}. Read each title after "The client". A MUST rule can fail a build if its evidence is\n` +
      'stronger than a forum post. SHOULD and MAY rules only warn. Run cxone-mock explain CX-… for the details of a rule.\n',
  )
  return 0
}

/** Opens the first client. A client that does not start is reported once, not once per rule. */
async function openFirst({ open }: ClientWay): Promise<Client | undefined> {
  try {
    return await open()
  } catch (error) {
    if (!(error instanceof ClientFailure)) throw error
    terminal().stderr.write(`cxone-mock: ${plainLines(error.message)}\n`)
    return undefined
  }
}

/** Why no ordinary start succeeds. A client that crashes or hangs here is replaced, and each rule reports it. */
async function reasonWithoutStart(ready: Client[], { profile }: CheckFlags): Promise<string | undefined> {
  const [first] = ready
  if (!first) return undefined
  try {
    return await explainFirstStart(first, openTestServer, profile)
  } catch (error) {
    if (!(error instanceof ClientFailure)) throw error
    ready.length = 0
    await first.close()
    return undefined
  }
}

function chanceOf({ runs, seed, path }: CheckFlags): Chance {
  return {
    ...(runs === undefined ? {} : { runs }),
    ...(seed === undefined ? {} : { seed }),
    ...(path === undefined ? {} : { path }),
  }
}

/** Prints each distinct note once, regardless of how many clients are opened. */
function notes(progress: Progress): (text: string) => void {
  const printed = new Set<string>()
  return (text) => {
    if (printed.has(text)) return
    printed.add(text)
    progress.note(`cxone-mock: ${plain(text)}`)
  }
}
