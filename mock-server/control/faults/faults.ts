import type { ActiveFault, Fault } from '../../faults/fault.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { limits } from '../../http/message.js'
import { ControlError } from '../error.js'
import { quoted } from '../quoted.js'
import { parseFault } from './parse-fault.js'
import { unmetFaults, type UnmetFault } from './unmet-faults.js'
import { requireLive } from '../sandboxes/require-live.js'

/** The faults of a sandbox: how its API misbehaves. The journal names the fault of each request that got one. */
export class FaultControl {
  readonly #given: Sandbox

  /** @internal */
  constructor(sandbox: Sandbox) {
    this.#given = sandbox
  }

  get #sandbox(): Sandbox {
    return requireLive(this.#given)
  }

  /**
   * Adds a fault. When several faults apply to a request, the one that was added first is injected.
   * @example sandbox.faults.use({ on: 'startRecording', status: 503, times: 2 })
   * @throws {ControlError} 400 naming the field that is wrong or has no effect; 409 when there are 1,000 faults
   */
  use(fault: Fault): ActiveFault {
    const { faults, clock, id: sandbox } = this.#sandbox
    const checked = parseFault(fault)
    if (faults.list(clock.now()).length >= limits.faults) {
      const message = `Sandbox ${sandbox} has ${limits.faults} faults, which is the limit. Remove some with faults.clear().`
      throw new ControlError(409, message)
    }
    return this.get(faults.add(checked, clock.now()))
  }

  /** The faults of the sandbox with the number of requests that each was injected into. */
  list(): ActiveFault[] {
    return this.#sandbox.faults.list(this.#sandbox.clock.now())
  }

  /** The faults that no request has got so far, each with the similar operations that were sent instead. */
  unmet(): UnmetFault[] {
    return unmetFaults(this.#sandbox)
  }

  /** @throws {ControlError} 404 when there is no such fault, or it has expired */
  get(id: string): ActiveFault {
    const found = this.list().find((fault) => fault.id === id)
    if (found) return found
    throw new ControlError(404, `Sandbox ${this.#sandbox.id} has no fault ${quoted(id)}.`)
  }

  /** @throws {ControlError} 404 when there is no such fault */
  remove(id: string): void {
    this.get(id)
    this.#sandbox.faults.remove(id)
  }

  /** Removes all faults. */
  clear(): void {
    this.#sandbox.faults.clear()
  }
}
