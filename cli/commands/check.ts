import { setTimeout as sleep } from 'node:timers/promises'
import { rules as everyRule } from '../../kit/rules/index.js'
import { appliesIn, requireProfile } from '../../kit/runner/select-profile.js'
import { ClientFailure, type Client } from '../../kit/model/client.js'
import { runRules } from '../../kit/runner/run-rules.js'
import { triedAgain } from '../../kit/baseline/flaky.js'
import type { Rule } from '../../kit/model/rule.js'
import { cardOf } from '../../kit/report/manifest.js'
import { AdapterClient } from '../../kit/drivers/adapter-client.js'
import { openTestServer } from '../../kit/testbed/test-server.js'
import type { CheckFlags } from '../flags/check.js'
import { checkAdapter } from '../clients/check-adapter.js'
import { chooseRules } from '../flags/rules.js'
import { exitUsage } from '../exit.js'
import { plain, plainLines } from '../output/log.js'
import { clientWay, type ClientWay } from '../clients/open-client.js'
import { Progress } from '../output/progress.js'
import { tryReports } from '../output/report-file.js'
import { report } from '../output/report.js'
import { baselineOf } from '../output/write-reports.js'
import type { RuleResult, Chance } from '../../kit/model/result.js'
import { terminal } from '../terminal.js'

/**
 * Puts the rules to a client behind an adapter, and reports what came of it.
 * @returns 0 conformant, 1 a rule failed, 2 it could not be measured, 3 a bug of the kit
 */
export async function check(command: readonly string[], flags: CheckFlags): Promise<number> {
  const rules = chooseRules(flags)
  if (flags.list) return list(rules, flags)
  if (rules.length === 0) {
    throw new Error('no rule is in all that was asked for: see cxone-mock check --list')
  }
  if (!flags.doctor) await tryReports(flags)
  const progress = new Progress(terminal().stderr, rules.length)
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
      trustUnverified: flags.trustUnverified === true,
    }
    const firstResults = await runRules({
      ...options,
      rules,
      workers: way.workers,
      onResult: (result) => progress.tell(result),
    })
    const results: RuleResult[] = []
    for (const result of firstResults) {
      const again = async (rule: Rule) =>
        (await runRules({ ...options, rules: [rule], workers: 1 }))[0] ?? result
      results.push(await triedAgain(result, baseline?.baseline.flaky, again))
    }
    progress.end()
    const client = cardOf(first, first instanceof AdapterClient ? first.hello.client : {})
    return await report({ results, client, startedAt, baseline, reproduce: way.reproduce }, flags)
  } finally {
    await Promise.all(ready.map((client) => client.close()))
  }
}

/** Lists rules: where a profile is named, those that apply there. */
function list(rules: readonly Rule[], { profile }: CheckFlags): number {
  const listed = rules.filter((each) => profile === undefined || appliesIn(each, profile))
  for (const { id, level, title } of listed) terminal().stdout.write(`${id}  ${level.padEnd(6)}  ${title}\n`)
  const counted =
    profile === undefined
      ? `${listed.length} rules`
      : `${listed.length} of ${rules.length} rules apply in the profile ${profile}`
  terminal().stderr.write(
    `cxone-mock: ${counted}, each to be read after "the client". MUST can fail a build, where more than a\n` +
      'forum tells of it; SHOULD and MAY only warn. cxone-mock explain CX-… tells all of one.\n',
  )
  return 0
}

/** A client that does not start is told once, and not for each rule. */
async function openFirst({ open }: ClientWay): Promise<Client | undefined> {
  try {
    return await open()
  } catch (error) {
    if (!(error instanceof ClientFailure)) throw error
    terminal().stderr.write(`cxone-mock: ${plainLines(error.message)}\n`)
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

/** Each oddity is told once, however many clients are opened. */
function notes(progress: Progress): (text: string) => void {
  const told = new Set<string>()
  return (text) => {
    if (told.has(text)) return
    told.add(text)
    progress.note(`cxone-mock: ${plain(text)}`)
  }
}
