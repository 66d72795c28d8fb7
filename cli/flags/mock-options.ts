import { readFile } from 'node:fs/promises'
import { parseInstant } from '../../mock-server/world/values/parse-instant.js'
import { duplicateKey } from '../../mock-server/validation/duplicate-key.js'
import { assume } from '../../mock-server/world/start/assume.js'
import { settleTimes } from '../../mock-server/world/start/settle.js'
import {
  parseScenario,
  parseTenantProfile,
  type MockOptions,
  type Scenario,
  type TenantProfile,
} from '../../mock-server/index.js'
import type { MockFlags } from './mock-flags.js'

/** @throws {Error} naming the wrong flag, its value and what is allowed */
export async function optionsOf(flags: MockFlags): Promise<MockOptions> {
  const { host, evidence, issuer, clock, seed, adminToken, store } = flags
  if (clock !== undefined && parseInstant(clock) === undefined) {
    throw new Error(`--clock: "${clock}" is not an instant. Use the form 2026-01-15T10:00:00Z.`)
  }
  return {
    ...(host === undefined ? {} : { host }),
    ...(evidence === undefined ? {} : { evidence }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(clock === undefined ? {} : { clock }),
    ...(seed === undefined ? {} : { seed }),
    ...(adminToken === undefined ? {} : { adminToken }),
    ...(store === undefined ? {} : { store }),
    ...(flags.journalMb === undefined
      ? {}
      : { journalMegabytes: countOf('journal-mb', flags.journalMb, 100_000) }),
    ...(flags.tokenMb === undefined ? {} : { tokenMegabytes: countOf('token-mb', flags.tokenMb, 100_000) }),
    ...(flags.maxSandboxes === undefined
      ? {}
      : { maxSandboxes: countOf('max-sandboxes', flags.maxSandboxes, 1_000_000) }),
    ...(flags.admin ? {} : { noAdmin: true }),
    ...(flags.allowedHosts === undefined
      ? {}
      : { allowedHosts: flags.allowedHosts.split(',').map((name) => name.trim()) }),
    ...(flags.scenario === undefined ? {} : { scenario: await readScenario(flags.scenario) }),
    ...(flags.tenantProfile === undefined
      ? {}
      : { tenantProfile: await readTenantProfile(flags.tenantProfile) }),
    ...(flags.settle === undefined ? {} : { settle: settleOf(flags.settle) }),
    ...(await securityOf(flags)),
    ...(flags.assume.length === 0 ? {} : { assumptions: assumptionsOf(flags.assume) }),
  }
}

/** HTTPS and the proxy. @throws {Error} naming a flag that lacks another, or a file that cannot be read */
async function securityOf(flags: MockFlags): Promise<Pick<MockOptions, 'tls' | 'intercept'>> {
  const { tls, tlsCert, tlsKey, intercept, interceptPort, trust } = flags
  if ((tlsCert === undefined) !== (tlsKey === undefined)) {
    const [given, missing] = tlsKey === undefined ? ['--tls-cert', '--tls-key'] : ['--tls-key', '--tls-cert']
    throw new Error(`${given} needs ${missing}. Give both, or use --tls for a certificate made for this run.`)
  }
  if (tls && tlsCert !== undefined) {
    throw new Error('--tls makes a certificate, and --tls-cert names one. Leave one of them out.')
  }
  if (interceptPort !== undefined && !intercept) throw new Error('--intercept-port needs --intercept.')
  if (trust !== undefined && !tls && !intercept) {
    throw new Error('--trust needs --tls or --intercept, because only they make a certificate authority.')
  }
  const own =
    tlsCert === undefined || tlsKey === undefined
      ? undefined
      : { cert: await textOf(tlsCert), key: await textOf(tlsKey) }
  return {
    ...(tls || own ? { tls: own ?? true } : {}),
    ...(intercept
      ? {
          intercept: interceptPort === undefined ? true : { port: portOf(interceptPort, '--intercept-port') },
        }
      : {}),
  }
}

const settleNames = new Set(['start', 'stop', 'mask'])

function settleOf(settle: string): NonNullable<MockOptions['settle']> {
  if (!settle.includes('=')) return settleTime(settle, settle)
  const pairs = settle.split(',').map((each) => {
    const [name = '', duration, ...more] = each.split('=')
    if (!settleNames.has(name) || !duration || more.length > 0) {
      throw new Error(`--settle: "${each}" is not start, stop or mask with a duration. Use start=2s.`)
    }
    return [name, settleTime(duration, each)]
  })
  return Object.fromEntries(pairs) as Record<string, string>
}

/** @throws {Error} naming the flag as it was given */
function settleTime(duration: string, given: string): string {
  try {
    settleTimes(duration)
    return duration
  } catch {
    throw new Error(`--settle: "${given}" is not a duration. Use 2s, 500ms or 1m (0 to 24h).`)
  }
}

function assumptionsOf(given: readonly string[]): Record<string, string> {
  const pairs = given.map((each) => {
    const [name, variant, ...more] = each.split('=')
    if (!name || !variant || more.length > 0) {
      throw new Error(
        `--assume: "${each}" is not NAME=VARIANT. Run cxone-mock evidence to list the ambiguities.`,
      )
    }
    return [name, variant]
  })
  const chosen = Object.fromEntries(pairs) as Record<string, string>
  try {
    assume(chosen)
  } catch (error) {
    throw new Error(`--assume: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
  return chosen
}

/** A file that does not exist or is not readable, so its contents are unknown. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
}

/** @throws {Error} in one line: the problem and its place in the file */
async function readScenario(file: string): Promise<Scenario> {
  return parsed(file, await readJson(file), parseScenario)
}

/** @throws {Error} in one line: the problem and its place in the file */
export async function readTenantProfile(file: string): Promise<TenantProfile> {
  return parsed(file, await readJson(file), parseTenantProfile)
}

/** A scenario or a tenant profile, whichever the file is. @throws {Error} in one line, as both of them do */
export async function readScenarioOrProfile(
  file: string,
): Promise<{ readonly scenario: Scenario } | { readonly profile: TenantProfile }> {
  const value = await readJson(file)
  const isProfile = typeof value === 'object' && value !== null && 'version' in value
  return isProfile
    ? { profile: await parsed(file, value, parseTenantProfile) }
    : { scenario: await parsed(file, value, parseScenario) }
}

function parsed<Value>(
  file: string,
  value: unknown,
  parse: (value: unknown) => Promise<Value>,
): Promise<Value> {
  return parse(value).catch((error: Error) => {
    throw new Error(`${file}: ${error.message}`)
  })
}

function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UnreadableFile(`${file} cannot be read: ${error.code ?? error.message}`)
  })
}

async function readJson(file: string): Promise<unknown> {
  const text = await textOf(file)
  let value: unknown
  try {
    // Some editors begin a file with a byte order mark, which JSON does not allow.
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`${file} is not JSON: ${reason}`, { cause: error })
  }
  const twice = duplicateKey(text)
  if (twice !== undefined) throw new Error(`${file}: the field ${JSON.stringify(twice)} is there twice`)
  return value
}

/** @throws {Error} when the value of a flag is not a whole number from 1 */
function countOf(name: string, value: string, most: number): number {
  const count = Number(value)
  if (/^\d{1,7}$/.test(value) && count >= 1 && count <= most) return count
  throw new Error(`--${name}: "${value}" is not valid. Use a whole number from 1 to ${most}.`)
}

/** @throws {Error} when the value is not a port */
export function portOf(value: string, flag = '--port'): number {
  const port = Number(value)
  if (/^\d{1,5}$/.test(value) && port <= 65_535) return port
  throw new Error(`${flag}: "${value}" is not a port. Use a number from 0 to 65535.`)
}
