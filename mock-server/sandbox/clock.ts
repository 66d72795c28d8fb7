import { durationMs } from '../world/duration.js'
import type { Instant } from '../world/entities.js'

/**
 * The one clock of a sandbox. It runs with the time of its source until it is frozen; a time that was set or
 * advanced stays ahead of the source by as much.
 */
export class Clock {
  readonly #source: () => Instant
  #offset = 0
  #frozenAt: Instant | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #waiting: Waiter[] = []

  /** @param source the running time in milliseconds since 1970: the system's clock, outside of tests */
  constructor(source: () => Instant) {
    this.#source = source
  }

  now(): Instant {
    return this.#frozenAt ?? Math.floor(this.#source()) + this.#offset
  }

  get frozen(): boolean {
    return this.#frozenAt !== undefined
  }

  /** Stops the clock, at `at` if it is given. */
  freeze(at?: Date | string | number): void {
    this.#frozenAt = at === undefined ? this.now() : instantOf(at)
    this.#wake()
  }

  /** Shows `at` from now on; a frozen clock stays frozen. */
  set(at: Date | string | number): void {
    const instant = instantOf(at)
    if (this.#frozenAt === undefined) this.#offset = instant - Math.floor(this.#source())
    else this.#frozenAt = instant
    this.#wake()
  }

  /**
   * Moves the clock forward.
   * @param duration milliseconds, or a text like `55m` or `PT55M`
   */
  advance(duration: string | number): void {
    const milliseconds = typeof duration === 'number' ? duration : durationMs(duration)
    if (!Number.isFinite(milliseconds) || milliseconds < 0) {
      throw new RangeError(`a clock advances by a positive duration, not by ${duration}`)
    }
    this.set(checked(this.now() + milliseconds, duration))
  }

  /** Runs with its source again. */
  reset(): void {
    this.#offset = 0
    this.#frozenAt = undefined
    this.#wake()
  }

  /**
   * Resolves when the clock shows `at` or later: by itself when it runs, else when it is moved there; and at once
   * when it is released.
   * @param whenGone tells when nobody waits for it any longer
   */
  reached(at: Instant, whenGone?: (listener: () => void) => void): Promise<void> {
    if (this.now() >= at) return Promise.resolve()
    return new Promise((go) => {
      const waiting = { at, go }
      this.#waiting.push(waiting)
      this.#wake()
      whenGone?.(() => this.#release((each) => each === waiting))
    })
  }

  /** Lets go of everybody who waits, and of the timer. */
  release(): void {
    this.#release(() => true)
  }

  #release(isMeant: (waiting: Waiter) => boolean): void {
    const meant = this.#waiting.filter(isMeant)
    this.#waiting = this.#waiting.filter((waiting) => !meant.includes(waiting))
    for (const { go } of meant) go()
    this.#wake()
  }

  /** The instants that somebody waits for. */
  get awaited(): readonly Instant[] {
    return this.#waiting.map(({ at }) => at)
  }

  #wake(): void {
    const now = this.now()
    const due = this.#waiting.filter(({ at }) => at <= now)
    this.#waiting = this.#waiting.filter(({ at }) => at > now)
    for (const { go } of due) go()
    clearTimeout(this.#timer)
    if (this.frozen || this.#waiting.length === 0) return
    const next = this.#waiting.reduce((least, { at }) => Math.min(least, at), Infinity)
    this.#timer = setTimeout(() => this.#wake(), Math.min(next - now, maxTimerMs))
  }
}

interface Waiter {
  readonly at: Instant
  readonly go: () => void
}

/** What a timer of the platform takes. */
const maxTimerMs = 2 ** 31 - 1

function instantOf(at: Date | string | number): Instant {
  return checked(typeof at === 'number' ? at : new Date(at).getTime(), at)
}

/** What four digits of a year can say: beyond it dates have another form, and sums end in none. */
const earliest = Date.parse('0001-01-01T00:00:00Z')
const latest = Date.parse('9999-01-01T00:00:00Z')

function checked(instant: Instant, given: unknown): Instant {
  if (!(instant >= earliest && instant <= latest)) {
    throw new RangeError(
      `${String(given)} is not a time: write 2026-01-15T10:00:00Z, or milliseconds since 1970`,
    )
  }
  return Math.floor(instant)
}
