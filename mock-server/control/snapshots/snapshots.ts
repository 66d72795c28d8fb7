import type { Sandbox } from '../../sandbox/sandbox.js'
import type { Snapshot } from '../../world/snapshot.js'
import { ControlError } from '../error.js'
import { quoted } from '../quoted.js'
import { requireLive } from '../sandboxes/require-live.js'

const maxCount = 100

/** The snapshots of a sandbox by name. They are deleted with it. */
export class Snapshots {
  readonly #given: Sandbox

  /** @internal */
  constructor(sandbox: Sandbox) {
    this.#given = sandbox
  }

  get #sandbox(): Sandbox {
    return requireLive(this.#given)
  }

  /** @throws {ControlError} 400 for a bad name, 409 when there are 100 */
  save(name: string): void {
    if (typeof name !== 'string' || !/^[A-Za-z0-9_.-]{1,64}$/.test(name)) {
      throw new ControlError(
        400,
        `${quoted(name)} is not a snapshot name. Use 1 to 64 letters, digits, -, _ and dots.`,
      )
    }
    const { snapshots } = this.#sandbox
    if (snapshots.size >= maxCount && !snapshots.has(name)) {
      throw new ControlError(
        409,
        `Sandbox ${this.#sandbox.id} already has ${maxCount} snapshots. Remove one first.`,
      )
    }
    this.#sandbox.nameSnapshot(name, structuredClone(this.#sandbox.snapshot()))
  }

  list(): string[] {
    return [...this.#sandbox.snapshots.keys()]
  }

  /** A copy of a snapshot as plain data, for `restore` of the sandbox. @throws {ControlError} 404 */
  get(name: string): Snapshot {
    return structuredClone(this.#find(name))
  }

  /** Restores a snapshot. The journal, the faults and the clock stay. @throws {ControlError} 404 */
  restore(name: string): void {
    this.#sandbox.restore(structuredClone(this.#find(name)))
  }

  /** @throws {ControlError} 404 */
  remove(name: string): void {
    this.#find(name)
    this.#sandbox.nameSnapshot(name, undefined)
  }

  #find(name: string): Snapshot {
    const found = this.#sandbox.snapshots.get(name)
    if (found) return found
    throw new ControlError(404, `Sandbox ${this.#sandbox.id} has no snapshot ${quoted(name)}.`)
  }
}
