import { readFile } from 'node:fs/promises'
import type { ContractCase } from '../../contracts/case.js'
import { sendingsOf } from '../../kit/provider/check-case.js'
import {
  allCases,
  variantsOf,
  verifyCase,
  withVariants,
  type Planned,
  type Target,
  type Verified,
} from '../../kit/provider/verify.js'
import type { HttpTarget } from '../../kit/provider/http.js'
import { MockTarget } from '../../kit/provider/mock-target.js'
import { readTenantFile } from '../../kit/provider/tenant-file.js'
import { TenantTarget } from '../../kit/provider/tenant-target.js'
import { durationMs } from '../../mock-server/world/values/duration.js'
import { exitFindings, exitUsage } from '../output/exit-codes.js'
import { requireUrl } from '../flags/remote.js'
import { drifted, formatVerified, skipLines, type VerifyFormat } from '../output/verify-report.js'
import { terminal } from '../output/terminal.js'

export interface VerifyFlags {
  readonly target: string
  readonly mock?: boolean
  readonly adminToken?: string
  readonly tenant?: string
  readonly allowWrites?: readonly string[]
  readonly allowWrongSecrets?: boolean
  readonly operation?: readonly string[]
  readonly ca?: string
  readonly run?: boolean
  /** Time limit of each request, e.g. `20s`. */
  readonly timeout: string
  readonly format: VerifyFormat
}

/** The run stops after this many consecutive timeouts. */
const maxTimeouts = 3

/**
 * Runs the contract cases against a server. Without `run` it only lists the requests that it would send.
 * @returns 0 when the server agrees, 1 when it differs, 2 when no case, or not every case, could be run
 */
export async function verify(flags: VerifyFlags): Promise<number> {
  requireUrl(flags.target)
  const selected = select(flags.operation)
  const target = await targetOf(flags)
  const cases = (await target.arrange?.(selected)) ?? selected
  if (!flags.run) return dryRun(target, cases, flags.target)
  const results: Verified[] = []
  let timeouts = 0
  for (const planned of cases) {
    const result = await verifyCase(target, planned)
    results.push(result)
    if (flags.format === 'text') terminal().stdout.write(drifted(result))
    // A skipped case sends no request.
    if (result.verdict !== 'skipped') timeouts = result.timedOut ? timeouts + 1 : 0
    if (timeouts === maxTimeouts) break
  }
  terminal().stdout.write(formatVerified(withVariants(results), flags.target, flags.format))
  if (timeouts === maxTimeouts) {
    terminal().stderr.write(
      `cxone-mock: Stopped after ${maxTimeouts} consecutive timeouts of ${flags.timeout} at ${flags.target}. ` +
        `${cases.length - results.length} of ${cases.length} cases were not run.\n`,
    )
  }
  const has = (verdict: Verified['verdict']) => results.some((each) => each.verdict === verdict)
  if (has('drifts')) return exitFindings
  return has('error') || !has('agrees') ? exitUsage : 0
}

async function targetOf({ target, ca: caFile, ...flags }: VerifyFlags): Promise<Target> {
  const http: HttpTarget = {
    url: target,
    timeoutMs: durationMs(flags.timeout),
    ...(caFile === undefined ? {} : { ca: await readFile(caFile, 'utf8') }),
  }
  if (flags.mock) return new MockTarget(http, flags.adminToken).open()
  if (flags.tenant === undefined) {
    throw new Error('The kind of server is missing. Add --mock for a running cxone-mock, or --tenant FILE.')
  }
  const tenant = await readTenantFile(flags.tenant)
  const allowWrites = new Set(flags.allowWrites)
  const known = new Set(tenant.calls?.map(({ conversationId }) => conversationId))
  const unknown = [...allowWrites].find((each) => !known.has(each))
  if (unknown !== undefined) {
    throw new Error(
      `--allow-writes: ${flags.tenant} has no call ${JSON.stringify(unknown)}. Use a conversationId of its calls.`,
    )
  }
  const { allowWrongSecrets = false } = flags
  return new TenantTarget({ ...http, tenant, allowWrites, allowWrongSecrets, environment: terminal().env })
}

/** @throws {Error} when there is no such operation; the message lists the operations */
function select(wanted: readonly string[] | undefined): Planned[] {
  const cases = allCases()
  const ids = [...new Set(cases.map(({ contract }) => contract.operationId))]
  const unknown = wanted?.find((each) => !ids.includes(each))
  if (unknown !== undefined) {
    throw new Error(`--operation: Unknown operation ${JSON.stringify(unknown)}. Use ${ids.join(', ')}.`)
  }
  return wanted ? cases.filter(({ contract }) => wanted.includes(contract.operationId)) : cases
}

/** Lists every request that would be sent, in order. The list contains no secrets. */
function dryRun(target: Target, cases: readonly Planned[], url: string): number {
  const sent: Planned[] = []
  const skipped = new Map<ContractCase, string>()
  for (const { contract, each } of cases) {
    const planned = target.plan({ contract, each })
    if ('skip' in planned) skipped.set(each, planned.skip)
    else {
      sent.push({ contract, each })
      for (const line of linesOf(target, { contract, each: planned }))
        terminal().stdout.write(`send  ${line}\n`)
    }
  }
  const decided = new Set(sent.flatMap((each) => variantsOf(each)).filter((each) => skipped.has(each)))
  for (const { contract, each } of cases) {
    const reason = skipped.get(each)
    if (reason === undefined || decided.has(each)) continue
    terminal().stdout.write(`skip  ${contract.operationId} ${each.name}: ${reason}\n`)
  }
  const reasons = [...skipped].flatMap(([each, reason]) => (decided.has(each) ? [] : [reason]))
  for (const line of skipLines(reasons)) terminal().stdout.write(`${line}\n`)
  terminal().stdout.write(
    `Dry run: ${sent.length} of ${cases.length} cases would be run against ${url}, and their responses decide ${decided.size} more. ` +
      'No request was sent. Add --run to send them.\n',
  )
  return 0
}

function linesOf(target: Target, { contract, each }: Planned): string[] {
  const tokens = new Set<string>()
  const sendings = sendingsOf(contract, each)
  const name = `${contract.operationId} ${each.name}`
  return sendings.flatMap(({ request: { method, target: to }, as }, index) => {
    const token =
      as === undefined || tokens.has(as)
        ? []
        : [`POST ${target.tokenPath(as)} to get a token for ${as}: for ${name}`]
    if (as !== undefined) tokens.add(as)
    const path = (to.split('?')[0] ?? '').replaceAll(/%7B([\w-]+)%7D/g, '{$1}')
    const reason = index === sendings.length - 1 ? name : `before ${name}`
    return [...token, `${method} ${path}${as === undefined ? '' : ` as ${as}`}: ${reason}`]
  })
}
