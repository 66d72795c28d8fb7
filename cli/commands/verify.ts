import { readFile } from 'node:fs/promises'
import { sendingsOf } from '../../kit/provider/check-case.js'
import { allCases, verifyCase, type Planned, type Target, type Verified } from '../../kit/provider/verify.js'
import type { HttpTarget } from '../../kit/provider/http.js'
import { MockTarget } from '../../kit/provider/mock-target.js'
import { readTenantFile } from '../../kit/provider/tenant-file.js'
import { TenantTarget } from '../../kit/provider/tenant-target.js'
import { durationMs } from '../../mock-server/world/duration.js'
import { exitFindings, exitUsage } from '../exit.js'
import { requireUrl } from '../flags/remote.js'
import { drifted, formatVerified, type VerifyFormat } from '../output/verify-report.js'
import { terminal } from '../terminal.js'

export interface VerifyFlags {
  readonly target: string
  readonly mock?: boolean
  readonly adminToken?: string
  readonly tenant?: string
  readonly allowWrites?: readonly string[]
  readonly operation?: readonly string[]
  readonly ca?: string
  readonly run?: boolean
  /** How long each request may take, e.g. `20s`. */
  readonly timeout: string
  readonly format: VerifyFormat
}

/** After how many requests in a row that took too long the others are not tried. */
const maxLate = 3

/**
 * Puts the contract cases to a server; without `run` it only says which it would put.
 * @returns 0 when the server agrees, 1 when it drifts, 2 when nothing, or not all, could be asked
 */
export async function verify(flags: VerifyFlags): Promise<number> {
  requireUrl(flags.target)
  const cases = select(flags.operation)
  const target = await targetOf(flags)
  if (!flags.run) return dryRun(target, cases, flags.target)
  const results: Verified[] = []
  let late = 0
  for (const planned of cases) {
    const result = await verifyCase(target, planned)
    results.push(result)
    if (flags.format === 'text') terminal().stdout.write(drifted(result))
    // A skipped case sends nothing, so it says nothing about the server.
    if (result.verdict !== 'skipped') late = result.timedOut ? late + 1 : 0
    if (late === maxLate) break
  }
  terminal().stdout.write(formatVerified(results, flags.target, flags.format))
  if (late === maxLate) {
    terminal().stderr.write(
      `cxone-mock: gave up, since ${flags.target} took longer than ${flags.timeout} ${maxLate} times in a row; ` +
        `${cases.length - results.length} of ${cases.length} cases were not put to it\n`,
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
    throw new Error('say what the server is: --mock for a running cxone-mock, or --tenant FILE')
  }
  const tenant = await readTenantFile(flags.tenant)
  const allowWrites = new Set(flags.allowWrites)
  const known = new Set(tenant.calls?.map(({ conversationId }) => conversationId))
  const unknown = [...allowWrites].find((each) => !known.has(each))
  if (unknown !== undefined) throw new Error(`--allow-writes ${unknown}: ${flags.tenant} names no such call`)
  return new TenantTarget({ ...http, tenant, allowWrites, environment: terminal().env })
}

/** @throws {Error} naming the operations that there are */
function select(wanted: readonly string[] | undefined): Planned[] {
  const cases = allCases()
  const ids = [...new Set(cases.map(({ contract }) => contract.operationId))]
  const unknown = wanted?.find((each) => !ids.includes(each))
  if (unknown !== undefined) throw new Error(`there is no operation ${unknown}; there are ${ids.join(', ')}`)
  return wanted ? cases.filter(({ contract }) => wanted.includes(contract.operationId)) : cases
}

/** Names every request that would be sent, in order; no secret is among them. */
function dryRun(target: Target, cases: readonly Planned[], url: string): number {
  let sent = 0
  for (const { contract, each } of cases) {
    const planned = target.plan({ contract, each })
    if ('skip' in planned) {
      terminal().stdout.write(`skip  ${contract.operationId} ${each.name}: ${planned.skip}\n`)
      continue
    }
    sent += 1
    for (const line of linesOf(target, { contract, each: planned }))
      terminal().stdout.write(`send  ${line}\n`)
  }
  terminal().stdout.write(
    `${sent} of ${cases.length} cases would be put to ${url}; nothing was sent. Add --run to do it.\n`,
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
        : [`POST ${target.tokenPath(as)} for a token of ${as}: for ${name}`]
    if (as !== undefined) tokens.add(as)
    const path = (to.split('?')[0] ?? '').replaceAll(/%7B([\w-]+)%7D/g, '{$1}')
    const reason = index === sendings.length - 1 ? name : `before ${name}`
    return [...token, `${method} ${path}${as === undefined ? '' : ` as ${as}`}: ${reason}`]
  })
}
