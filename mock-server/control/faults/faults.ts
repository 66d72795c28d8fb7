import type { ActiveFault, Fault } from '../../faults/fault.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { ControlError } from '../error.js'
import { parseFault } from './fault-schema.js'
import { unmetFaults, type UnmetFault } from './unused-faults.js'
import { requireLive } from '../sandboxes/require-live.js'

/** The faults of a sandbox: how its API is to misbehave. The journal names the fault of a request. */
export class FaultControl {
  readonly #given: Sandbox

  constructor(sandbox: Sandbox) {
    this.#given = sandbox
  }

  get #sandbox(): Sandbox {
    return requireLive(this.#given)
  }

  /**
   * Adds a fault. Of several that meet a request the one that was added first counts.
   * @throws {ControlError} 400 naming what is wrong with it
   */
  use(fault: Fault): ActiveFault {
    const { faults, clock } = this.#sandbox
    const id = faults.add(parseFault(fault), clock.now())
    return this.get(id)
  }

  list(): ActiveFault[] {
    return this.#sandbox.faults.list(this.#sandbox.clock.now())
  }

  /** Those that met no request so far, each with what was sent in place of what it waits for. */
  unmet(): UnmetFault[] {
    return unmetFaults(this.#sandbox)
  }

  /** @throws {ControlError} 404 when there is no such fault, or its time is over */
  get(id: string): ActiveFault {
    const found = this.list().find((fault) => fault.id === id)
    if (found) return found
    throw new ControlError(
      404,
      `Sandbox ${this.#sandbox.id} has no fault ${JSON.stringify(id.slice(0, 80))}.`,
    )
  }

  /** @throws {ControlError} 404 when there is no such fault */
  remove(id: string): void {
    this.get(id)
    this.#sandbox.faults.remove(id)
  }

  clear(): void {
    this.#sandbox.faults.clear()
  }
}
