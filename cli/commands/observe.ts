import { rules as everyRule } from '../../kit/rules/index.js'
import { canBeObserved, judgeObserved } from '../../kit/observe/judge-traffic.js'
import { Observed } from '../../kit/observe/traffic-recorder.js'
import type { RuleFlags } from '../flags/rules.js'
import { chooseRules } from '../flags/rules.js'
import { logTenantProfile } from '../output/log-tenant-profile.js'
import { logChange, logRequest, outOf, plain } from '../output/log.js'
import type { MockFlags } from '../flags/mock-flags.js'
import { tryReports } from '../output/report-file.js'
import { report } from '../output/report.js'
import type { ReportFlags } from '../flags/report.js'
import { skippedResults, strictnessOf, type SeverityFlags } from '../flags/severity.js'
import { commandEnv } from '../server/proxy.js'
import { serve } from '../server/serve.js'
import { shellWord } from '../output/shell-word.js'
import { tee } from '../suite/tee.js'
import { baselineOf } from '../output/write-reports.js'
import { terminal } from '../output/terminal.js'

export interface ObserveFlags extends MockFlags, RuleFlags, ReportFlags, SeverityFlags {
  readonly client?: string
}

/**
 * Runs a command against a new mock and judges its requests by the always-on rules, which apply to any traffic.
 * @returns 1 when a rule failed, else the exit code of the command. 2 when that code is 0 and no rule was reached.
 */
export async function observe(command: readonly string[], flags: ObserveFlags): Promise<number> {
  const all = chooseRules(flags).filter(canBeObserved)
  const skipped = skippedResults(all, flags)
  const rules = all.filter((rule) => !skipped.some((each) => each.rule === rule))
  const strictness = strictnessOf(flags)
  if (rules.length === 0) {
    throw new Error('observe cannot judge any of the selected rules. Run them with cxone-mock check.')
  }
  const name = command.join(' ').replaceAll(/\s+/g, ' ').slice(0, 80).trim()
  await tryReports(flags)
  const baseline = await baselineOf(flags, everyRule, name)
  const out = outOf(terminal().stderr)
  const served = await serve(flags, 0, (change) => logChange(out, flags.log, change))
  const { mock } = served
  logTenantProfile(out, flags.log, mock)
  const observed = new Observed(mock)
  mock.onRequest((entry) => logRequest(out, flags.log, entry))
  const startedAt = new Date()
  const env = commandEnv(served, flags.client, terminal().env)
  const { code, printed } = await tee(command, env).finally(() => mock.close())
  for (const [sandbox, count] of observed.dropped) {
    out.write(
      `cxone-mock: The last ${count} requests in sandbox ${plain(sandbox)} were not judged because there were too many.\n`,
    )
  }
  const transcripts = observed.transcripts(printed.text, printed.parts)
  if (transcripts.length === 0) {
    out.write(
      `cxone-mock: The command sent no request to CXONE_BASE_URL (${env['CXONE_BASE_URL']}). Make sure that your client uses this variable.\n` +
        'Tests that create their own mock, for example with cxone-mock/vitest, send their requests to that mock, which\n' +
        'observe cannot see. Use expect(sandbox).toSatisfyRule in those tests, or use cxone-mock check.\n',
    )
  }
  const results = [...rules.map((rule) => judgeObserved(rule, transcripts, strictness)), ...skipped]
  const client = { name, profiles: [], operations: [], capabilities: [] }
  const reproduce = `cxone-mock observe --rule {rule} -- ${command.map(shellWord).join(' ')}`
  const examined = { results, client, startedAt, baseline, reproduce, command }
  return report(examined, { ...flags, watched: true, commandExitCode: code })
}
