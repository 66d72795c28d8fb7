import type { Clock } from '../../sandbox/clock.js'
import type { Kernel } from '../../kernel/kernel.js'
import { defaultSandboxId } from '../../kernel/kernel.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import type { Snapshot } from '../../world/snapshot.js'
import { Call } from '../calls/call.js'
import { Calls } from '../calls/calls.js'
import { coverageOf, type CoverageReport } from '../coverage/coverage.js'
import { ControlError } from '../error.js'
import {
  credentialsOf,
  userCredentialsOf,
  type Credentials,
  type UserCredentials,
} from '../credentials/credentials.js'
import { CredentialControl, type ClientChanges, type UserChanges } from '../credentials/credential-control.js'
import { ownCredentials, type NewClient, type NewUser } from './own-credentials.js'
import { parseScenario } from '../scenarios/scenario.js'
import { withTenantProfile } from '../tenant-profile/tenant-profile.js'
import type { Assumptions, ChosenAssumptions } from '../../../contracts/register/ambiguities.js'
import type { SettleTimes } from '../../world/entities.js'
import type { Scenario } from '../../world/start/scenario.js'
import type { Settle } from '../../world/start/settle.js'
import { setAssumptions, setSettle } from './settings.js'
import { conflicting } from './conflict.js'
import type { ScenarioAccessKey } from '../../world/users.js'
import { FaultControl } from '../faults/faults.js'
import { HoldControl } from '../holds/holds.js'
import { Requests } from '../journal/requests.js'
import { requireLive } from './require-live.js'
import { nextEvent, type NextEvent } from './next-event.js'
import { idsIn, parseSnapshot } from '../snapshots/parse-snapshot.js'
import { Snapshots } from '../snapshots/snapshots.js'
import { stateOf, type State } from './public-state.js'
import { Tokens } from './tokens.js'

/** Handle to a sandbox: an isolated, simulated tenant. */
export class SandboxControl {
  /** The id of the sandbox. A base URL that ends in `/s/{id}` leads to it. */
  readonly id: string
  /** Begins, answers and ends calls, as the telephony does. */
  readonly calls: Calls
  /** The journal: what the code under test sent, and why the mock rejected it. */
  readonly requests: Requests
  /** Makes the mock respond differently, so many times. */
  readonly faults: FaultControl
  /** Holds requests, so that a test chooses the order of concurrent ones. */
  readonly holds: HoldControl
  /** Named snapshots of the World. */
  readonly snapshots: Snapshots
  /** Revokes tokens. */
  readonly tokens: Tokens
  readonly #credentials: CredentialControl
  readonly #target: Sandbox
  readonly #kernel: Kernel

  /** @internal */
  constructor(sandbox: Sandbox, kernel: Kernel) {
    this.id = sandbox.id
    this.calls = new Calls(sandbox)
    this.requests = new Requests(sandbox, kernel)
    this.faults = new FaultControl(sandbox)
    this.holds = new HoldControl(sandbox)
    this.snapshots = new Snapshots(sandbox)
    this.tokens = new Tokens(sandbox)
    this.#credentials = new CredentialControl(sandbox, kernel)
    this.#target = sandbox
    this.#kernel = kernel
  }

  get #sandbox(): Sandbox {
    return requireLive(this.#target)
  }

  /** The clock of this sandbox. It controls token expiry, settling, locks, quotas, faults and journal times. */
  get clock(): Clock {
    return this.#sandbox.clock
  }

  /** The seed from which ids, secrets and chance are made. */
  get seed(): string {
    return this.#target.seed
  }

  /** The OAuth clients of this sandbox, those of the scenario first. */
  get clients(): readonly Credentials[] {
    return credentialsOf(this.#sandbox)
  }

  /** The first client that may control recordings, otherwise the first client. */
  get credentials(): Credentials {
    const { clients } = this
    const chosen = clients.find(({ scopes }) => scopes.includes('recording:control')) ?? clients[0]
    if (!chosen) throw new ControlError(404, `Sandbox ${this.id} has no client.`)
    return chosen
  }

  /** The CXone users of this sandbox with their access keys, those of the scenario first. */
  get users(): readonly UserCredentials[] {
    return userCredentialsOf(this.#sandbox)
  }

  /**
   * A CXone user by name or by UUID.
   * @throws {ControlError} 404 when there is no such user; the message lists the users
   */
  user(name: string): UserCredentials {
    const found = this.users.find((user) => user.userName === name || user.userId === name)
    if (found) return found
    const names = this.users.map(({ userName }) => userName)
    throw unknown(this.id, 'user', name, names)
  }

  /** Handle to one call. @throws {ControlError} 404 when there is no such call */
  call(conversationId: string): Call {
    return new Call(this.calls.get(conversationId).conversationId, this.calls)
  }

  /**
   * A client by its name in the scenario, e.g. `recorder`, or by its id.
   * @throws {ControlError} 404 when there is no such client; the message lists the clients
   */
  client(name: string): Credentials {
    const found = this.clients.find((client) => client.name === name || client.clientId === name)
    if (found) return found
    const names = this.clients.map((client) => client.name)
    throw unknown(this.id, 'client', name, names)
  }

  /** Adds a client. The next reset removes it. @throws {ControlError} 400, 409 when the id is in use */
  async addClient(client: NewClient): Promise<Credentials> {
    return this.client(await this.#credentials.addClient(client))
  }

  /**
   * Changes a client, for example its scopes. Tokens that it has already keep their scopes.
   * @throws {ControlError} 404 when there is no such client, 400 for a bad field
   */
  async updateClient(name: string, changes: ClientChanges): Promise<Credentials> {
    const { clientId } = this.client(name)
    await this.#credentials.updateClient(clientId, changes)
    return this.client(clientId)
  }

  /** Removes a client. Its tokens are rejected, see `disabled-client-tokens`. @throws {ControlError} 404 */
  async removeClient(name: string): Promise<void> {
    this.#credentials.removeClient(this.client(name).clientId)
  }

  /**
   * Adds a CXone user with a new access key. The next reset removes it.
   * @throws {ControlError} 400 for a bad field, 409 when an id or name is in use
   */
  async addUser(user: NewUser = {}): Promise<UserCredentials> {
    return this.user(await this.#credentials.addUser(user))
  }

  /**
   * Changes a CXone user, for example the permissions.
   * @throws {ControlError} 404 when there is no such user, 400 for a bad field
   */
  async updateUser(name: string, changes: UserChanges): Promise<UserCredentials> {
    const { userId } = this.user(name)
    await this.#credentials.updateUser(userId, changes)
    return this.user(userId)
  }

  /** Removes a CXone user with its access keys, and revokes its tokens. @throws {ControlError} 404 */
  async removeUser(name: string): Promise<void> {
    this.#credentials.removeUser(this.user(name).userId)
  }

  /**
   * Adds an access key for a CXone user. Omitted fields are generated.
   * @throws {ControlError} 404 when there is no such user, 400 for a bad field, 409 when the id is in use
   */
  async addAccessKey(user: string, key: Partial<ScenarioAccessKey> = {}): Promise<ScenarioAccessKey> {
    const { userId } = this.user(user)
    return this.#credentials.addAccessKey(userId, key)
  }

  /** Activates or deactivates an access key. @throws {ControlError} 404, 400 for a bad field */
  async updateAccessKey(accessKeyId: string, changes: { readonly isActive: boolean }): Promise<void> {
    await this.#credentials.updateAccessKey(accessKeyId, changes)
  }

  /** Removes an access key. Its tokens are rejected, see `deactivated-access-key`. @throws {ControlError} 404 */
  async removeAccessKey(accessKeyId: string): Promise<void> {
    this.#credentials.removeAccessKey(accessKeyId)
  }

  /**
   * Advances the clock to the next thing that time alone causes: a token expires, a recording settles or becomes
   * readable, a fault ends, a delayed response is due.
   * @returns that event, or undefined when there is none; the clock does not move then
   */
  advanceToNextEvent(): NextEvent | undefined {
    const next = nextEvent(this.#sandbox)
    if (next) this.clock.set(next.at)
    this.#sandbox.catchUp()
    return next
  }

  /**
   * Rotates the key that signs id_tokens. The new key has a new `kid`, and the JWKS contains both keys, so that a
   * client with a cached JWKS must fetch it again. A JWKS request carries no credential, so only requests under
   * `/s/{sandbox}` see the JWKS of a sandbox other than the default one.
   */
  rotateKeys(): void {
    this.#sandbox.commit([{ type: 'SigningKeyRotated', at: this.clock.now() }], 'control')
  }

  /** Which behaviours of the API the requests to this sandbox have covered. A reset keeps the counts. */
  coverage(): CoverageReport {
    return coverageOf(this.#sandbox)
  }

  /** The World without secrets. */
  state(): State {
    return stateOf(this.#sandbox)
  }

  /** The World as plain data, for `restore`. It has digests of secrets and tokens, never their values. */
  snapshot(): Snapshot {
    return structuredClone(this.#sandbox.snapshot())
  }

  /**
   * Restores a snapshot of this sandbox. The journal and the clock do not change, tokens that were revoked since stay
   * revoked, and the event count continues, so that no id or token is issued twice.
   * @throws {ControlError} 400 when the snapshot is of another sandbox or has invalid fields, which `errors` lists,
   * 409 when another sandbox has one of its clients
   */
  restore(snapshot: Snapshot): void {
    const parsed = parseSnapshot(structuredClone(snapshot), this.id)
    conflicting(() => this.#kernel.registry.claim(this.#sandbox, idsIn(parsed)))
    this.#sandbox.restore(parsed)
  }

  /**
   * Starts another scenario, as a reset does, but keeps the clock. The default sandbox gets its clients and access keys; any other sandbox
   * gets clients and access keys of its own. Later resets restart this scenario.
   * @throws {ControlError} 400 listing what is wrong with the scenario, 409 when another sandbox has one of its clients
   */
  async loadScenario(scenario: Scenario): Promise<void> {
    const parsed = withTenantProfile(await parseScenario(scenario), this.#kernel.tenantProfile)
    const own = this.id === defaultSandboxId ? parsed : ownCredentials(parsed, this.id, this.seed, {})
    conflicting(() => this.#kernel.registry.load(this.#sandbox, own))
  }

  /** The variants of the ambiguity register that are in force. */
  get assumptions(): Assumptions {
    return this.#sandbox.world.assumptions
  }

  /** Chooses variants of the ambiguity register. Entries that are not named keep theirs. @throws {ControlError} 400 */
  setAssumptions(chosen: ChosenAssumptions): Assumptions {
    return setAssumptions(this.#sandbox.catchUp(), chosen)
  }

  /** How long commands take to settle, in milliseconds. */
  get settle(): SettleTimes {
    return this.#sandbox.world.settle
  }

  /**
   * Sets how long commands take to settle, for example `2s`. Commands that are being processed keep their time.
   * @throws {ControlError} 400 for a bad duration
   */
  setSettle(settle: Settle): SettleTimes {
    return setSettle(this.#sandbox.catchUp(), settle)
  }

  /** Restarts the scenario, with the clock as it was set at first. Tokens, events and the journal are deleted. */
  async reset(): Promise<void> {
    this.#sandbox.reset()
  }

  /**
   * Deletes the sandbox. Later calls of its methods throw, except another `delete()`.
   * @throws {ControlError} 409 for the default sandbox, which cannot be deleted
   */
  async delete(): Promise<void> {
    if (this.id === defaultSandboxId) throw new ControlError(409, 'The default sandbox cannot be deleted.')
    this.#kernel.remove(this.#target)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.id !== defaultSandboxId) await this.delete()
  }
}

function unknown(sandbox: string, kind: string, name: string, known: readonly string[]): ControlError {
  const list = known.join(', ') || 'none'
  return new ControlError(
    404,
    `Sandbox ${sandbox} has no ${kind} ${JSON.stringify(name)}. Its ${kind}s: ${list}.`,
  )
}
