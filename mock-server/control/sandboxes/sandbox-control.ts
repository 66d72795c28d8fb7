import type { Clock } from '../../sandbox/clock.js'
import type { Kernel } from '../../kernel/kernel.js'
import { defaultSandboxId } from '../../kernel/kernel.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import type { Snapshot } from '../../world/snapshot.js'
import { Call } from '../calls/call.js'
import { Calls } from '../calls/calls.js'
import type { Coverage, CoverageReport } from '../coverage/coverage.js'
import { ControlError } from '../error.js'
import {
  credentialsOf,
  userCredentialsOf,
  type Credentials,
  type UserCredentials,
} from './own-credentials.js'
import { FaultControl } from '../faults/faults.js'
import { Requests } from '../journal/requests.js'
import { requireLive } from './require-live.js'
import { nextEvent, type NextEvent } from './next-event.js'
import { parseSnapshot } from '../snapshots/parse-snapshot.js'
import { Snapshots } from '../snapshots/snapshots.js'
import { stateOf, type State } from './public-state.js'
import { Tokens } from './tokens.js'

/** One isolated pretend tenant, as whoever writes a test holds it. */
export class SandboxControl {
  readonly id: string
  readonly calls: Calls
  readonly requests: Requests
  readonly faults: FaultControl
  readonly snapshots: Snapshots
  readonly tokens: Tokens
  readonly #given: Sandbox
  readonly #kernel: Kernel
  readonly #coverage: Coverage

  constructor(sandbox: Sandbox, kernel: Kernel, coverage: Coverage) {
    this.id = sandbox.id
    this.calls = new Calls(sandbox)
    this.requests = new Requests(sandbox, kernel)
    this.faults = new FaultControl(sandbox)
    this.snapshots = new Snapshots(sandbox)
    this.tokens = new Tokens(sandbox)
    this.#given = sandbox
    this.#kernel = kernel
    this.#coverage = coverage
  }

  get #sandbox(): Sandbox {
    return requireLive(this.#given)
  }

  /** The one clock that rules this sandbox. */
  get clock(): Clock {
    return this.#sandbox.clock
  }

  get seed(): string {
    return this.#given.seed
  }

  /** The OAuth clients of this sandbox, in the order of the scenario. */
  get clients(): readonly Credentials[] {
    return credentialsOf(this.#sandbox.scenario)
  }

  /** The first client: all that the code under test needs. */
  get credentials(): Credentials {
    const first = this.clients[0]
    if (!first) throw new ControlError(404, `Sandbox ${this.id} has no client.`)
    return first
  }

  /** The CXone users of this sandbox with their access keys, in the order of the scenario. */
  get users(): readonly UserCredentials[] {
    return userCredentialsOf(this.#sandbox.scenario)
  }

  /**
   * A CXone user by name or by UUID.
   * @throws {ControlError} 404 naming the users that there are
   */
  user(name: string): UserCredentials {
    const found = this.users.find((user) => user.userName === name || user.userId === name)
    if (found) return found
    const names = this.users.map(({ userName }) => userName).join(', ') || 'none'
    throw new ControlError(404, `Sandbox ${this.id} has no user ${JSON.stringify(name)}; it has ${names}.`)
  }

  /** One call, to ask what would have been recorded of it. @throws {ControlError} 404 */
  call(conversationId: string): Call {
    return new Call(this.calls.get(conversationId).conversationId, this.calls)
  }

  /**
   * A client by the name that the scenario gives it, e.g. `recorder`.
   * @throws {ControlError} 404 naming the clients that there are
   */
  client(name: string): Credentials {
    const found = this.clients.find((client) => client.name === name || client.clientId === name)
    if (found) return found
    const names = this.clients.map((client) => client.name).join(', ')
    throw new ControlError(404, `Sandbox ${this.id} has no client ${JSON.stringify(name)}; it has ${names}.`)
  }

  /**
   * Advances the clock to the next thing that time alone brings: a token expires, a recording settles or becomes
   * readable, a fault ends, a delayed reply is due.
   * @returns what it was, or undefined when nothing is to come; the clock stays then
   */
  advanceToNextEvent(): NextEvent | undefined {
    const next = nextEvent(this.#sandbox)
    if (next) this.clock.set(next.at)
    this.#sandbox.catchUp()
    return next
  }

  /**
   * Changes the key that signs id_tokens for another, under a new `kid`. The JWKS has both from now on, so that a
   * client which kept the old one has to ask again. Only requests under `/s/{sandbox}` see the JWKS of a sandbox
   * other than the default one, since they carry no credential.
   */
  rotateKeys(): void {
    this.#sandbox.commit([{ type: 'SigningKeyRotated', at: this.clock.now() }], 'control')
  }

  /** Which behaviours of the API were met here, from the first request on; a reset does not end it. */
  coverage(): CoverageReport {
    return this.#coverage.of(this.#sandbox)
  }

  /** The World, without a secret in it. */
  state(): State {
    return stateOf(this.#sandbox)
  }

  /** The whole World as plain data, for `restore`. Holds digests of secrets and tokens, never their values. */
  snapshot(): Snapshot {
    return structuredClone(this.#sandbox.snapshot())
  }

  /**
   * Goes back to a snapshot of this sandbox. The journal and the clock stay, what was revoked since stays revoked,
   * and the count of events goes on, so that no id or token is made a second time.
   * @throws {ControlError} 400 when the snapshot is of another sandbox, or naming each field that is wrong
   */
  restore(snapshot: Snapshot): void {
    this.#sandbox.restore(parseSnapshot(structuredClone(snapshot), this.id))
  }

  /** Starts the scenario again: no token, no event and no journal is left. The clock stays. */
  async reset(): Promise<void> {
    this.#sandbox.reset()
  }

  /**
   * Ends the sandbox. Whatever is asked of it afterwards is refused, but for another `delete()`.
   * @throws {ControlError} 409 for the default sandbox, which cannot be deleted
   */
  async delete(): Promise<void> {
    if (this.id === defaultSandboxId) throw new ControlError(409, 'The default sandbox cannot be deleted.')
    this.#kernel.remove(this.#given)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.id !== defaultSandboxId) await this.delete()
  }
}
