import type { Change, Logged, SharedLog } from './shared-log.js'

/** After so many changes the log is trimmed. */
const trimEvery = 10_000
/** A longer change counts as several, so that the log stays below about 50 MB. */
const charactersOfOne = 5000

/** Trims the log when it has become long, whichever processes have made it long. */
export class Trimming {
  readonly #log: SharedLog
  #seen = 0
  #oldest = ''

  constructor(log: SharedLog) {
    this.#log = log
  }

  /** Counts a change that was read, also one of another process or of an earlier one. */
  count({ value }: Logged): void {
    this.#seen += 1 + Math.floor(value.length / charactersOfOne)
  }

  /** @param kept the whole states that have changed since they were stored */
  async ifDue(kept: () => readonly Change[]): Promise<void> {
    if (this.#seen < trimEvery) return
    this.#seen = 0
    const oldest = await this.#log.oldest()
    const isTrimmedByOthers = this.#oldest !== '' && this.#oldest !== oldest
    this.#oldest = oldest
    if (isTrimmedByOthers) return
    const changes = kept()
    if (changes.length > 0) await this.#log.append(changes)
    await this.#log.trim()
    this.#oldest = await this.#log.oldest()
  }
}
