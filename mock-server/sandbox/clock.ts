import { durationMs, type Duration } from '../world/values/duration.js'
import { isInstant, parseInstant } from '../world/values/parse-instant.js'
import type { Instant } from '../world/entities.js'
import { clearRealTimeout, isTimeFaked, setRealTimeout } from '../time/real-time.js'

/**
 * The one clock of a sandbox. It follows its source until it is frozen. A clock that was set or advanced keeps its
 * distance from the source.
 */
export class Clock {
  readonly #source: () => Instant
  #offset = 0
  #frozenAt: Instant | undefined
  #stopTimers: () => void = () => undefined
  #waiters: Waiter[] = []
  /** Called before the clock is set. */
  onSet: () => void = () => undefined

  /** @internal @param source returns milliseconds since 1970: the system clock, except in tests */
  constructor(source: () => Instant) {
    this.#source = source
  }

  /** The time of the sandbox in milliseconds since 1970. */
  now(): number {
    return this.#frozenAt ?? Math.floor(this.#source()) + this.#offset
  }

  /** Whether the clock stands still. */
  get frozen(): boolean {
    return this.#frozenAt !== undefined
  }

  /** Stops the clock at `at`. Default: at its current time. */
  freeze(at?: Date | string | number): void {
    const frozenAt = at === undefined ? this.now() : instantOf(at)
    this.setting = { offset: this.#offset, frozenAt }
  }

  /** Sets the clock to `at`. A frozen clock stays frozen. */
  set(at: Date | string | number): void {
    const instant = instantOf(at)
    this.setting =
      this.#frozenAt === undefined
        ? { offset: instant - Math.floor(this.#source()), frozenAt: undefined }
        : { offset: this.#offset, frozenAt: instant }
  }

  /**
   * Moves the clock forward.
   * @param duration with a unit, like `55m`, `500ms` or `PT55M`
   * @throws {RangeError} when it has no unit, or leads beyond what a date can say
   * @example sandbox.clock.advance('61m') // tokens of 60 minutes expire
   */
  advance(duration: Duration): void {
    this.set(checked(this.now() + durationMs(duration), duration))
  }

  /** Follows its source again. */
  reset(): void {
    this.setting = { offset: 0, frozenAt: undefined }
  }

  /** @internal How the clock is set. Assign an earlier setting to restore it. */
  get setting(): ClockSetting {
    return { offset: this.#offset, frozenAt: this.#frozenAt }
  }

  /** @internal */
  set setting({ offset, frozenAt }: ClockSetting) {
    this.onSet()
    this.#offset = offset
    this.#frozenAt = frozenAt
    this.#wake()
  }

  /**
   * @internal Resolves when the clock shows `at` or later, because it runs or because it is moved there. Resolves immediately
   * when the clock is released.
   * @param whenGone registers a function that cancels the wait
   */
  reached(at: Instant, whenGone?: (listener: () => void) => void): Promise<void> {
    if (this.now() >= at) return Promise.resolve()
    return new Promise((go) => {
      const waiting = { at, go }
      this.#waiters.push(waiting)
      this.#wake()
      whenGone?.(() => this.#release((each) => each === waiting))
    })
  }

  /** @internal Ends all waits, and the timer. */
  release(): void {
    this.#release(() => true)
  }

  #release(isMeant: (waiting: Waiter) => boolean): void {
    const meant = this.#waiters.filter(isMeant)
    this.#waiters = this.#waiters.filter((waiting) => !meant.includes(waiting))
    for (const { go } of meant) go()
    this.#wake()
  }

  /** @internal The instants at which waits end. */
  get awaited(): readonly Instant[] {
    return this.#waiters.map(({ at }) => at)
  }

  #wake(): void {
    const now = this.now()
    const due = this.#waiters.filter(({ at }) => at <= now)
    this.#waiters = this.#waiters.filter(({ at }) => at > now)
    for (const { go } of due) go()
    this.#stopTimers()
    if (this.frozen || this.#waiters.length === 0) return
    const next = this.#waiters.reduce((least, { at }) => Math.min(least, at), Infinity)
    this.#stopTimers = afterMs(Math.min(next - now, maxTimerMs), () => this.#wake())
  }
}

/** The distance from the source in milliseconds, and where the clock is frozen. */
export interface ClockSetting {
  readonly offset: number
  readonly frozenAt: Instant | undefined
}

interface Waiter {
  readonly at: Instant
  readonly go: () => void
}

/** How often a clock that follows a faked time is read: faking `Date` alone moves no timer. */
const pollMs = 10

/**
 * Calls `wake` after a time that a test may have faked. The global timer keeps the order between the timers of the test
 * and the clock. The real timer notices a faked time that moved without it.
 * @returns a function that stops both
 */
function afterMs(ms: number, wake: () => void): () => void {
  const { setTimeout: set, clearTimeout: clear } = globalThis
  const timer = set(wake, ms)
  const poll = isTimeFaked() ? setRealTimeout(wake, Math.min(ms, pollMs)) : undefined
  return () => {
    clear(timer)
    clearRealTimeout(poll)
  }
}

/** The longest delay that setTimeout accepts. */
const maxTimerMs = 2 ** 31 - 1

function instantOf(at: Date | string | number): Instant {
  if (typeof at === 'number') return checked(at, at)
  return checked((typeof at === 'string' ? parseInstant(at) : new Date(at).getTime()) ?? Number.NaN, at)
}

function checked(instant: Instant, given: unknown): Instant {
  if (!isInstant(instant)) {
    throw new RangeError(
      `${String(given)} is not a time: write 2026-01-15T10:00:00Z, with a zone, or milliseconds since 1970`,
    )
  }
  return Math.floor(instant)
}
