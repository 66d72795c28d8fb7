import type { TenantProfile } from '../../contracts/register/tenant-profile.js'
import { demoScenario, type MockOptions, type Scenario } from '../../mock-server/index.js'
import { withTenantProfile } from '../../mock-server/control/tenant-profile/tenant-profile.js'
import { withChoices } from '../../mock-server/options.js'
import { compareTrace } from '../../trace/compare.js'
import type { Trace } from '../../trace/model/exchange.js'
import { isApiRequest } from '../../trace/read/is-api-request.js'
import { readTraces } from '../../trace/read/read-trace.js'
import { clientCredentials } from '../../trace/replay/credentials.js'
import { documentOf, type CompareDocument } from '../../trace/report/document.js'
import { optionsOf } from '../flags/mock-options.js'
import { exitFindings, exitUsage } from '../output/exit-codes.js'
import { ShareProgress } from '../output/share-progress.js'
import { terminal } from '../output/terminal.js'
import { writeReport } from '../output/report-file.js'

export interface CompareFlags {
  readonly fit?: boolean
  readonly profile?: string
  readonly name: string
  readonly scenario?: string
  readonly assume: readonly string[]
  readonly tenantProfile?: string
  readonly settle?: string
  readonly format: 'text' | 'markdown' | 'json'
  readonly json?: string
  readonly html?: string
  readonly junit?: string
}

/**
 * Replays recorded requests against a mock in this process, and reports how its responses differ.
 * @returns 0 when all responses agree, 1 when one differs, 2 when none can be judged
 */
export async function compare(files: readonly string[], flags: CompareFlags): Promise<number> {
  if (flags.profile !== undefined && !flags.fit)
    throw new Error('--profile: Add --fit, which finds the profile.')
  const options = await optionsOf({ ...flags, admin: true, log: 'none' })
  const trace = await readTrace(files)
  if (trace.exchanges.length === 0) {
    terminal().stderr.write('cxone-mock: The trace contains no request of the API.\n')
    return exitUsage
  }
  const progress = new ShareProgress(terminal().stderr, 'replays')
  const scenario = scenarioFor(trace, options)
  const comparison = await compareTrace(trace, {
    scenario,
    adapt: (given) => withChoices(withTenantProfile(given, options.tenantProfile), options),
    fit: flags.fit === true,
    onReplay: () => progress.count(),
  })
  progress.end()
  const document = documentOf(trace, comparison, flags.name)
  await writeAll(document, flags, document.fit?.profile)
  const { differs, agrees } = document.counts
  if (differs > 0) return exitFindings
  return agrees === 0 ? exitUsage : 0
}

/** Reads the requests of the API. */
export async function readTrace(files: readonly string[]): Promise<Trace> {
  const progress = new ShareProgress(terminal().stderr, 'read')
  const trace = await readTraces(files, {
    isWanted: isApiRequest,
    onProgress: (share) => progress.share(share),
  })
  progress.end()
  return trace
}

/** The demo scenario, if the trace has its clients and no other scenario is given. */
function scenarioFor({ exchanges }: Trace, { scenario }: MockOptions): Scenario | undefined {
  if (scenario) return scenario
  const ids = new Set(demoScenario.clients.map(({ clientId }) => clientId))
  const isDemo = exchanges.some((exchange) => ids.has(clientCredentials(exchange)?.id ?? ''))
  return isDemo ? demoScenario : undefined
}

async function writeAll(
  document: CompareDocument,
  { format, json, html, junit, profile: file }: CompareFlags,
  profile: TenantProfile | undefined,
): Promise<void> {
  const asJson = () => `${JSON.stringify(document, null, 2)}\n`
  if (format === 'json') terminal().stdout.write(asJson())
  else if (format === 'markdown') {
    terminal().stdout.write((await import('../../trace/report/markdown.js')).markdown(document))
  } else terminal().stdout.write((await import('../../trace/report/text.js')).text(document))
  if (json !== undefined) await writeReport(json, asJson())
  if (html !== undefined) await writeReport(html, (await import('../../trace/report/html.js')).page(document))
  if (junit !== undefined)
    await writeReport(junit, (await import('../../trace/report/junit.js')).junit(document))
  if (file === undefined || !profile) return
  const schema = 'https://unpkg.com/cxone-mock/schemas/tenant-profile.schema.json'
  await writeReport(file, `${JSON.stringify({ $schema: schema, ...profile }, null, 2)}\n`)
}
