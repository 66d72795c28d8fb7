import { readFile } from 'node:fs/promises'
import { allCases, verifyCase, type Planned, type Target, type Verified } from '../../contracts/kit/verify.js'
import { MockTarget } from '../verify/mock-target.js'
import { readTenantFile } from '../verify/tenant-file.js'
import { TenantTarget } from '../verify/tenant-target.js'
import { exitFindings, exitUsage } from './exit.js'
import { requireUrl } from './remote-options.js'
import { drifted, formatVerified, type VerifyFormat } from './verify-report.js'

export interface VerifyFlags {
  readonly target: string
  readonly mock?: boolean
  readonly adminToken?: string
  readonly tenant?: string
  readonly allowWrites?: readonly string[]
  readonly operation?: readonly string[]
  readonly ca?: string
  readonly run?: boolean
  readonly format: VerifyFormat
}

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
  for (const planned of cases) {
    const result = await verifyCase(target, planned)
    results.push(result)
    if (flags.format === 'text') process.stdout.write(drifted(result))
  }
  process.stdout.write(formatVerified(results, flags.target, flags.format))
  const has = (verdict: Verified['verdict']) => results.some((each) => each.verdict === verdict)
  if (has('drifts')) return exitFindings
  return has('error') || !has('agrees') ? exitUsage : 0
}

async function targetOf({ target: url, ca: caFile, ...flags }: VerifyFlags): Promise<Target> {
  const ca = caFile === undefined ? {} : { ca: await readFile(caFile, 'utf8') }
  if (flags.mock) return new MockTarget({ url, ...ca }, flags.adminToken).open()
  if (flags.tenant === undefined) {
    throw new Error('say what the server is: --mock for a running cxone-mock, or --tenant FILE')
  }
  const tenant = await readTenantFile(flags.tenant)
  const allowWrites = new Set(flags.allowWrites)
  const known = new Set(tenant.calls?.map(({ conversationId }) => conversationId))
  const unknown = [...allowWrites].find((each) => !known.has(each))
  if (unknown !== undefined) throw new Error(`--allow-writes ${unknown}: ${flags.tenant} names no such call`)
  return new TenantTarget({ url, ...ca, tenant, allowWrites, environment: process.env })
}

/** @throws {Error} naming the operations that there are */
function select(wanted: readonly string[] | undefined): Planned[] {
  const cases = allCases()
  const ids = [...new Set(cases.map(({ contract }) => contract.operationId))]
  const unknown = wanted?.find((each) => !ids.includes(each))
  if (unknown !== undefined) throw new Error(`there is no operation ${unknown}; there are ${ids.join(', ')}`)
  return wanted ? cases.filter(({ contract }) => wanted.includes(contract.operationId)) : cases
}

/** Names what would be sent, in the words of the contract; no secret is among them. */
function dryRun(target: Target, cases: readonly Planned[], url: string): number {
  let sent = 0
  for (const planned of cases) {
    const each = target.plan(planned)
    const { method, path, operationId } = planned.contract
    if ('skip' in each) {
      process.stdout.write(`skip  ${operationId} ${planned.each.name}: ${each.skip}\n`)
      continue
    }
    sent += 1
    const { params = {}, as } = each.request
    const filled = path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => params[name] ?? '')
    process.stdout.write(
      `send  ${method} ${filled}${as === undefined ? '' : ` as ${as}`}: ${operationId} ${each.name}\n`,
    )
  }
  process.stdout.write(
    `${sent} of ${cases.length} cases would be put to ${url}; nothing was sent. Add --run to do it.\n`,
  )
  return 0
}
