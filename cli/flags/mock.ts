import { readFile } from 'node:fs/promises'
import { Option, type Command } from 'commander'
import { grades, type Grade } from '../../contracts/evidence.js'
import { settleTimes } from '../../mock-server/world/settle.js'
import { parseScenario, type MockOptions, type Scenario } from '../../mock-server/index.js'
import { assume } from '../../mock-server/world/assume.js'

/** The flags of every command that makes a mock. Each has a twin in the environment. */
export interface MockFlags {
  readonly host?: string
  readonly scenario?: string
  readonly evidence?: Grade
  readonly assume: readonly string[]
  readonly settle?: string
  readonly issuer?: string
  readonly clock?: string
  readonly seed?: string
  readonly allowedHosts?: string
  readonly admin: boolean
  readonly adminToken?: string
  readonly log: 'text' | 'json' | 'none'
}

const collect = (value: string, before: readonly string[]) => [...before, ...value.split(',')]

/** Adds the flags of `MockFlags` to a command. */
export function mockOptions(command: Command, log: MockFlags['log']): Command {
  const add = (flags: string, name: string, description: string) =>
    new Option(flags, description).env(`CXONE_MOCK_${name}`)
  return command
    .addOption(
      add('--host <address>', 'HOST', 'address to bind; beyond loopback needs --allowed-hosts').default(
        '127.0.0.1',
      ),
    )
    .addOption(add('--scenario <file>', 'SCENARIO', 'starting World, as JSON; default: the demo scenario'))
    .addOption(
      add('--evidence <grade>', 'EVIDENCE', 'answer 501 where the evidence is weaker').choices(grades),
    )
    .addOption(
      add(
        '--assume <name=variant>',
        'ASSUME',
        'a variant of the ambiguity register; repeat it, or part with commas',
      )
        .argParser(collect)
        .default([], 'the default of each entry'),
    )
    .addOption(
      add(
        '--settle <duration>',
        'SETTLE',
        'how long commands are in work (202) before they are done: 2s, or start=2s,stop=1s,mask=500ms',
      ),
    )
    .addOption(
      add(
        '--issuer <url>',
        'ISSUER',
        'what the endpoints of CXone begin with; default: the URL of each request',
      ),
    )
    .addOption(add('--clock <instant>', 'CLOCK', 'freeze the clock there; default: real time'))
    .addOption(add('--seed <text>', 'SEED', 'the same seed and calls give the same ids; default: random'))
    .addOption(add('--allowed-hosts <names>', 'ALLOWED_HOSTS', 'more Host names to answer to, with commas'))
    .addOption(new Option('--no-admin', 'no control plane under /__admin'))
    .addOption(add('--admin-token <token>', 'ADMIN_TOKEN', 'bearer token that /__admin asks for'))
    .addOption(
      add('--log <format>', 'LOG', 'one line for each request')
        .choices(['text', 'json', 'none'])
        .default(log),
    )
}

/** @throws {Error} saying which flag is wrong, and what it takes */
export async function optionsOf(flags: MockFlags): Promise<MockOptions> {
  const { host, evidence, issuer, clock, seed, adminToken } = flags
  if (clock !== undefined && Number.isNaN(Date.parse(clock))) {
    throw new Error(`--clock ${clock} is not an instant: write 2026-01-15T10:00:00Z`)
  }
  return {
    ...(host === undefined ? {} : { host }),
    ...(evidence === undefined ? {} : { evidence }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(clock === undefined ? {} : { clock }),
    ...(seed === undefined ? {} : { seed }),
    ...(adminToken === undefined ? {} : { adminToken }),
    ...(flags.admin ? {} : { noAdmin: true }),
    ...(flags.allowedHosts === undefined ? {} : { allowedHosts: flags.allowedHosts.split(',') }),
    ...(flags.scenario === undefined ? {} : { scenario: await readScenario(flags.scenario) }),
    ...(flags.settle === undefined ? {} : { settle: settleOf(flags.settle) }),
    ...(flags.assume.length === 0 ? {} : { assumptions: assumptionsOf(flags.assume) }),
  }
}

const settleNames = ['start', 'stop', 'mask']

function settleOf(settle: string): NonNullable<MockOptions['settle']> {
  if (!settle.includes('=')) return settleTime(settle, settle)
  const pairs = settle.split(',').map((each) => {
    const [name = '', duration, ...more] = each.split('=')
    if (!settleNames.includes(name) || !duration || more.length > 0) {
      throw new Error(
        `--settle ${each} is not a duration or one of ${settleNames.join(', ')} with one, as start=2s`,
      )
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
    throw new Error(`--settle ${given} is no time to settle: write 2s, 500ms or 1m, from 0 to 24h`)
  }
}

function assumptionsOf(given: readonly string[]): Record<string, string> {
  const pairs = given.map((each) => {
    const [name, variant, ...more] = each.split('=')
    if (!name || !variant || more.length > 0) {
      throw new Error(`--assume ${each} is not NAME=VARIANT: cxone-mock evidence lists the ambiguities`)
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

/** A file that is not there, or that may not be read: nothing can be said of what is in it. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
}

/** @throws {Error} in one line: what is wrong with the file, and where */
export async function readScenario(file: string): Promise<Scenario> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UnreadableFile(`${file} cannot be read: ${error.code ?? error.message}`)
  })
  let value: unknown
  try {
    // Some editors begin a file with a byte order mark, which JSON does not have.
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`${file} is not JSON: ${reason}`, { cause: error })
  }
  return parseScenario(value).catch((error: Error) => {
    throw new Error(`${file}: ${error.message}`)
  })
}

/** @throws {Error} when the value is no port */
export function portOf(value: string): number {
  const port = Number(value)
  if (/^\d{1,5}$/.test(value) && port <= 65_535) return port
  throw new Error(`--port ${value} is not a port: take a number from 0 to 65535`)
}
