import { randomUUID } from 'node:crypto'
import { StoreError } from '../engine.js'
import type { StoredMock } from '../layout.js'
import { isBefore, type SharedLog, type Survey } from './shared-log.js'

/**
 * Recognises that the store has lost data, for example by FLUSHALL, by a restart without persistence, by a backup that
 * was restored, or by eviction.
 */
export class Continuity {
  readonly #log: SharedLog
  #own: StoredMock

  constructor(log: SharedLog, own: StoredMock) {
    this.#log = log
    this.#own = own
  }

  /**
   * Claims the store again if its claim was lost.
   * @param place that of the newest change that was read
   * @throws {StoreError} when this process cannot continue with what is there
   */
  async check({ claim, newest, places, wholes }: Survey, place: string): Promise<void> {
    const { name } = this.#log
    const missing =
      [...places.keys()].find((id) => !wholes.has(id)) ?? [...wholes.keys()].find((id) => !places.has(id))
    if (missing !== undefined) throw incomplete(name, missing)
    const own = JSON.stringify(this.#own)
    if (claim === own) {
      if (isBefore(newest, place))
        warn(
          name,
          'Redis has lost the last changes, which clients were told. The mock continues with what is left.',
        )
      return
    }
    const made: StoredMock = { ...this.#own, id: randomUUID() }
    const found = claim === '' ? await this.#log.claim(JSON.stringify(made)) : claim
    const { seed } = JSON.parse(found) as StoredMock
    if (seed !== this.#own.seed)
      throw new StoreError(
        `${name} has lost its data, and another mock has made it again with the seed ${JSON.stringify(seed)}. ` +
          `This mock has the seed ${JSON.stringify(this.#own.seed)}. Restart it.`,
      )
    this.#own = JSON.parse(found) as StoredMock
    warn(
      name,
      'Redis has lost the data of this store. The default sandbox begins again, and all other sandboxes are gone.',
    )
  }

  /** @throws {StoreError} when the log does not lead from the whole states to the last changes */
  requireWhole(places: Survey['places'], placeOf: (id: string) => string | undefined): void {
    for (const [id, last] of places) {
      const place = placeOf(id)
      // One that is unknown was removed since the places were read.
      if (place !== undefined && isBefore(place, last)) throw incomplete(this.#log.name, id)
    }
  }
}

function incomplete(name: string, sandbox: string): StoreError {
  return new StoreError(
    `${name} has lost a part of its data: the state of the sandbox ${sandbox} is not complete. ` +
      'Stop all mocks, delete the keys of the prefix, and start again.',
  )
}

function warn(name: string, text: string): void {
  process.emitWarning(`${name}: ${text}`)
}
