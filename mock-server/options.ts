import { grades, type Grade } from '../contracts/evidence.js'
import type { ListenOptions } from './adapters/node-http.js'
import { ControlError } from './control/error.js'
import type { NewClient, NewUser } from './control/sandboxes/own-credentials.js'
import { Clock } from './sandbox/clock.js'
import type { KernelOptions } from './kernel/kernel.js'
import type { Scenario } from './world/scenario.js'
import type { Settle } from './world/settle.js'

/** A time at which a clock is frozen: an ISO instant, a Date or milliseconds since 1970. */
export type Time = string | number | Date

export interface MockOptions extends ListenOptions {
  /** Default: the demo scenario. */
  readonly scenario?: Scenario
  /** The same seed, calls and clock give the same answers and ids. Default: random. */
  readonly seed?: string
  /** Freezes the clock of the default sandbox. Default: real time. */
  readonly clock?: Time
  /** Variants of the ambiguity register, by the name of its entry. */
  readonly assumptions?: Readonly<Record<string, string>>
  /** How long commands are in work before they are done, e.g. `2s`. Default: that of the scenario, or not at all. */
  readonly settle?: Settle
  /** Operations with a weaker grade answer 501. Default: `assumed`, so none does. */
  readonly evidence?: Grade
  /**
   * What all endpoints of CXone begin with, and the issuer of its tokens. Default: the URL under which each
   * request came, which is right unless a proxy stands in front.
   */
  readonly issuer?: string
  /** How many sandboxes there may be at a time. Default: 10,000. */
  readonly maxSandboxes?: number
  /** Listens on this port, 0 for a free one. Default: no server; `fetch`, MSW and Express need none. */
  readonly port?: number
}

export interface SandboxOptions {
  /** Letters, digits, `-` and `_`. Default: made from the seed. */
  readonly id?: string
  /** Default: that of the mock. */
  readonly scenario?: Scenario
  /** Default: those of the scenario, under ids of their own. */
  readonly clients?: readonly NewClient[]
  /** Default: those of the scenario, with access keys of their own. */
  readonly users?: readonly NewUser[]
  readonly assumptions?: Readonly<Record<string, string>>
  /** How long commands are in work before they are done, e.g. `2s` or `{ start: '2s' }`. */
  readonly settle?: Settle
  readonly seed?: string
  /** Freezes the clock. Default: real time. */
  readonly clock?: Time
  /** Deletes the sandbox when it gets no request for so long, by the time of the machine. Default: never. */
  readonly idleSeconds?: number
}

const knownOptions: ReadonlySet<string> = new Set<keyof MockOptions>([
  'scenario',
  'seed',
  'clock',
  'assumptions',
  'settle',
  'evidence',
  'issuer',
  'maxSandboxes',
  'port',
  'host',
  'allowedHosts',
  'noAdmin',
  'adminToken',
])

/** A misspelt option must not pass in silence, since the mock would be less strict than its user believes. */
export function requireKnown(options: MockOptions): void {
  const names = [...knownOptions].join(', ')
  const unknown = Object.keys(options).find((name) => !knownOptions.has(name))
  if (unknown !== undefined) throw new ControlError(400, `There is no option ${unknown}; there are ${names}.`)
  const { evidence: least, issuer, port, maxSandboxes } = options
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new ControlError(400, `port must be a whole number from 0 to 65535, not ${JSON.stringify(port)}.`)
  }
  if (maxSandboxes !== undefined && !(Number.isInteger(maxSandboxes) && maxSandboxes >= 1)) {
    throw new ControlError(400, `maxSandboxes must be a whole number from 1, not ${maxSandboxes}.`)
  }
  if (least !== undefined && !grades.includes(least)) {
    throw new ControlError(400, `evidence must be one of ${grades.join(', ')}, not ${JSON.stringify(least)}.`)
  }
  if (issuer !== undefined && !isBaseUrl(issuer)) {
    const example = 'a URL like https://cxone.example'
    throw new ControlError(400, `issuer must be ${example}, not ${JSON.stringify(issuer)}.`)
  }
}

/** Whether paths can be put behind it. */
function isBaseUrl(text: string): boolean {
  return /^https?:\/\/[^/?#\s]+(?:\/[^?#\s]*)?$/.test(text) && URL.canParse(text)
}

export function kernelOptionsOf({ evidence, issuer, maxSandboxes }: MockOptions): KernelOptions {
  return {
    ...(evidence === undefined ? {} : { evidence }),
    ...(maxSandboxes === undefined ? {} : { maxSandboxes }),
    ...(issuer === undefined ? {} : { issuer: issuer.replace(/\/+$/, '') }),
  }
}

const knownSandboxOptions: ReadonlySet<string> = new Set<keyof SandboxOptions>([
  'id',
  'scenario',
  'clients',
  'users',
  'assumptions',
  'settle',
  'seed',
  'clock',
  'idleSeconds',
])

/** The same for a sandbox: `client` for `clients` would give it other clients than its user believes. */
export function requireKnownSandbox(options: SandboxOptions): void {
  const { idleSeconds } = options
  if (idleSeconds !== undefined && !(idleSeconds > 0 && idleSeconds <= 86_400)) {
    throw new ControlError(400, `idleSeconds must be more than 0 and at most 86400, not ${idleSeconds}.`)
  }
  const unknown = Object.keys(options).find((name) => !knownSandboxOptions.has(name))
  if (unknown === undefined) return
  const names = [...knownSandboxOptions].join(', ')
  throw new ControlError(400, `A sandbox has no option ${unknown}; there are ${names}.`)
}

/** A scenario with what an option says besides. */
export function withChoices(
  scenario: Scenario,
  { assumptions = {}, settle }: Pick<SandboxOptions, 'assumptions' | 'settle'>,
): Scenario {
  const chosen = { ...scenario, assumptions: { ...scenario.assumptions, ...assumptions } }
  return settle === undefined ? chosen : { ...chosen, settle }
}

/** @throws {ControlError} 400 for what could not stand in a URL */
export function checkedId(id: string): string {
  if (/^[A-Za-z0-9_-]{1,64}$/.test(id)) return id
  throw new ControlError(400, `${JSON.stringify(id)} is no sandbox id: use letters, digits, - and _.`)
}

/** Read anew each time, so that a test that fakes the time of its process moves the clocks with it. */
export function systemTime(): number {
  return Date.now()
}

/** A clock that runs, or one that is frozen at `time`. @throws {ControlError} 400 for what is no time */
export function clockAt(time: Time | undefined): Clock {
  const clock = new Clock(systemTime)
  try {
    if (time !== undefined) clock.freeze(time)
  } catch (error) {
    throw new ControlError(400, error instanceof Error ? error.message : String(error))
  }
  return clock
}
