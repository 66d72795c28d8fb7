import { demoScenario } from './demo-scenario.js'
import { mockOptions } from '../generated/options.js'
import type { Grade } from '../contracts/evidence.js'
import type { ChosenAssumptions } from '../contracts/register/ambiguities.js'
import type { TenantProfile } from '../contracts/register/tenant-profile.js'
import { ControlError } from './control/error.js'
import { parse } from './control/parse.js'
import { parseScenario } from './control/scenarios/scenario.js'
import {
  parseTenantProfile,
  replacedIn,
  tenantProfileView,
  withoutReplaced,
  withTenantProfile,
  type TenantProfileView,
} from './control/tenant-profile/tenant-profile.js'
import { withOverride, type Override } from './mutation/override.js'
import { Clock } from './sandbox/clock.js'
import type { KernelOptions } from './kernel/kernel.js'
import type { MockChanges } from './mutation/override.js'
import type { Scenario } from './world/start/scenario.js'
import type { Settle } from './world/start/settle.js'
import type { ListenOptions } from './adapters/listener.js'
import type { Time, SandboxOptions } from './control/sandboxes/sandbox-options.js'

/** The options of `createCxoneMock`. Each is optional. */
export interface MockOptions extends ListenOptions {
  /** Default: the demo scenario. */
  readonly scenario?: Scenario
  /** The same seed, requests and clock give the same responses and ids. Default: random. */
  readonly seed?: string
  /** Freezes the clock of every sandbox that has no own. Default: real time. */
  readonly clock?: Time
  /** Variants of the ambiguity register, by the name of the entry. Default: the default of each entry. */
  readonly assumptions?: ChosenAssumptions
  /**
   * How a tenant behaves: a named set of variants, which applies to every scenario. `assumptions` and `settle` replace
   * what it says. Default: none.
   */
  readonly tenantProfile?: TenantProfile
  /** How long a command is processed before it is completed, e.g. `2s`. Default: that of the scenario, or 0. */
  readonly settle?: Settle
  /** What is known less well answers 501: operations, rejections, rows of the lifecycle and variants. Default: `assumed`, so nothing does. */
  readonly evidence?: Grade
  /**
   * The base URL of all CXone endpoints and the issuer of its tokens. Default: the URL of each request. Set it
   * when a proxy stands in front of the mock.
   */
  readonly issuer?: string
  /** The maximum number of sandboxes at a time. Default: 10,000. */
  readonly maxSandboxes?: number
  /**
   * The memory for the journals and event logs of all sandboxes, in megabytes. One sandbox uses at most a quarter of it. The oldest
   * requests are dropped first. Default: 64.
   */
  readonly journalMegabytes?: number
  /**
   * The memory for the tokens, codes and sessions of all sandboxes, in megabytes. One sandbox uses at most a half of it.
   * The oldest are dropped first, and are unknown from then on. Default: 32.
   */
  readonly tokenMegabytes?: number
  /**
   * Where to keep everything that decides a response. A directory: the next mock with this directory continues, also
   * after a kill. It needs the package `lmdb`. `redis://user:password@host:6379/0?prefix=name`, or `rediss:` for TLS:
   * several mocks share every sandbox. It needs the package `redis`. Default: the state is lost when the process ends.
   */
  readonly store?: string
  /** The port to listen on, 0 for a free one. Default: no server, because `fetch`, MSW and Express need none. */
  readonly port?: number
}

/** @internal What a mock has beside its kernel. New sandboxes have these, unless their options say otherwise. */
export interface MockParts {
  readonly scenario: Scenario
  readonly seed: string
  readonly clock?: Time | undefined
  readonly changes?: MockChanges | undefined
  readonly tenantProfile?: TenantProfileView | undefined
  readonly continued?: boolean
}

/** @throws {ControlError} 400, so that a misspelt option does not leave the mock less strict than its user believes */
export function requireValid(options: MockOptions): void {
  parse(mockOptions, options, 'options')
}

/** @internal */
export function kernelOptionsOf({
  evidence,
  issuer,
  maxSandboxes,
  journalMegabytes,
  tokenMegabytes,
  tenantProfile,
}: MockOptions): KernelOptions {
  return {
    ...(tenantProfile === undefined ? {} : { tenantProfile }),
    ...(evidence === undefined ? {} : { evidence }),
    ...(maxSandboxes === undefined ? {} : { maxSandboxes }),
    ...(journalMegabytes === undefined ? {} : { journalMegabytes }),
    ...(tokenMegabytes === undefined ? {} : { tokenMegabytes }),
    ...(issuer === undefined ? {} : { issuer: issuer.replace(/(?<!\/)\/+$/, '') }),
  }
}

/** The tenant profile without what the options replace, and how it is shown. @throws {ControlError} 400 */
export async function tenantProfileOf(options: MockOptions, override: Override | undefined) {
  if (!options.tenantProfile) return undefined
  const given = await parseTenantProfile(options.tenantProfile)
  const replaced = replacedIn(given, withOverride(options, override).assumptions ?? {})
  return { profile: withoutReplaced(given, replaced), view: tenantProfileView(given, replaced) }
}

/** A scenario with the assumptions and settle time that the options choose. */
export function withChoices(
  scenario: Scenario,
  { assumptions = {}, settle }: Pick<SandboxOptions, 'assumptions' | 'settle'>,
): Scenario {
  const chosen = { ...scenario, assumptions: { ...scenario.assumptions, ...assumptions } }
  return settle === undefined ? chosen : { ...chosen, settle }
}

/**
 * The scenario with what the tenant profile says and what the options choose. It is checked, unless it is the demo
 * scenario without a change.
 */
export async function scenarioOf(options: MockOptions, override: Override | undefined): Promise<Scenario> {
  const base = withTenantProfile(options.scenario ?? demoScenario, options.tenantProfile)
  const scenario = withChoices(base, withOverride(options, override))
  const { tenantProfile, assumptions, settle } = options
  const choices = [options.scenario, tenantProfile, assumptions, settle, override?.assumptions]
  return choices.every((each) => each === undefined) ? scenario : parseScenario(scenario)
}

/** Calls Date.now each time, so that a test that fakes the time of its process also moves the clocks. */
export function systemTime(): number {
  return Date.now()
}

/** A running clock, or a clock that is frozen at `time`. @throws {ControlError} 400 when `time` is not a time */
export function clockAt(time: Time | undefined): Clock {
  const clock = new Clock(systemTime)
  try {
    if (time !== undefined) clock.freeze(time)
  } catch (error) {
    throw new ControlError(400, error instanceof Error ? error.message : String(error))
  }
  return clock
}

/** A seed need not be secret. Web Crypto would cost every start about 5 ms of CPU for it. */
export function randomSeed(): string {
  const word = () => Math.floor(Math.random() * 2 ** 32).toString(16)
  return (word() + word()).padStart(16, '0')
}
