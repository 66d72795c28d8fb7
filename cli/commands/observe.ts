import { rules as everyRule } from '../../kit/rules/index.js'
import { canBeWatched, judgeWatched } from '../../kit/runner/judge-traffic.js'
import { Observed } from '../../kit/observe/traffic-recorder.js'
import type { RuleFlags } from '../flags/rules.js'
import { chooseRules } from '../flags/rules.js'
import { logRequest, outOf, plain } from '../output/log.js'
import type { MockFlags } from '../flags/mock.js'
import { tryReports } from '../output/report-file.js'
import { report } from '../output/report.js'
import type { ReportFlags } from '../flags/report.js'
import { serve } from '../serve.js'
import { shellWord } from '../output/shell-word.js'
import { tee } from '../output/tee.js'
import { baselineOf } from '../output/write-reports.js'
import { terminal } from '../terminal.js'

export interface ObserveFlags extends MockFlags, RuleFlags, ReportFlags {
  readonly client?: string
  readonly trustUnverified?: boolean
  readonly strict?: boolean
}

/**
 * Runs a command against a mock of its own, and judges what reached the mock by the rules that hold whatever a
 * client is asked for.
 * @returns 1 when a rule failed, else the exit code of the command; where that is 0 and no rule was reached, 2
 */
export async function observe(command: readonly string[], flags: ObserveFlags): Promise<number> {
  const rules = chooseRules(flags).filter(canBeWatched)
  if (rules.length === 0) {
    throw new Error('none of the rules that were asked for can be judged while other code runs')
  }
  const name = command.join(' ').replaceAll(/\s+/g, ' ').slice(0, 80).trim()
  await tryReports(flags)
  const baseline = await baselineOf(flags, everyRule, name)
  const { mock } = await serve(flags, 0)
  const observed = new Observed(mock)
  const out = outOf(terminal().stderr)
  mock.onRequest((entry) => logRequest(out, flags.log, entry))
  const startedAt = new Date()
  const env = mock.env(mock.defaultSandbox, flags.client)
  const { code, output } = await tee(command, { ...terminal().env, ...env }).finally(() => mock.close())
  for (const [sandbox, count] of observed.dropped) {
    out.write(
      `cxone-mock: nothing is said of the last ${count} requests in sandbox ${plain(sandbox)}: too many\n`,
    )
  }
  const transcripts = observed.transcripts(output)
  if (transcripts.length === 0) {
    out.write(
      `cxone-mock: the command sent nothing to CXONE_BASE_URL, ${env['CXONE_BASE_URL']}: does your client go by it?\n` +
        'Tests that make a mock of their own, as those with cxone-mock/vitest do, send to that one, which cannot be\n' +
        'observed from here: hold them against a rule with expect(sandbox).toSatisfyRule, or use cxone-mock check.\n',
    )
  }
  const results = rules.map((rule) => judgeWatched(rule, transcripts, flags))
  const client = { name, profiles: [], operations: [], capabilities: [] }
  const reproduce = `cxone-mock observe --rule {rule} -- ${command.map(shellWord).join(' ')}`
  const examined = { results, client, startedAt, baseline, reproduce }
  const judged = await report(examined, { ...flags, watched: true })
  if (code !== 0) out.write(`cxone-mock: the command ended with code ${code}\n`)
  return judged === 1 || code === 0 ? judged : code
}
