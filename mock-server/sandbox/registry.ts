import { Counter } from './counter.js'
import { IssuanceHistories } from './issuance-history.js'
import { defaultMegabytes, SharedMemory } from './shared-memory.js'
import type { Sandbox } from './sandbox.js'
import type { Scenario } from '../world/start/scenario.js'
import { Secrets } from '../../redaction/secrets.js'

/** Looks up sandboxes by id, client id or access key. */
export interface Sandboxes {
  readonly default: Sandbox
  byId(id: string): Sandbox | undefined
  byClientId(clientId: string): Sandbox | undefined
  byAccessKeyId(accessKeyId: string): Sandbox | undefined
}

/** The limits of all sandboxes together. */
export interface Limits {
  /** Default: 10,000. */
  readonly maxSandboxes?: number
  /** The memory of all journals and event logs. One sandbox uses at most a quarter. Default: 64. */
  readonly journalMegabytes?: number
  /** The memory of all tokens, codes and sessions. One sandbox uses at most a half. Default: 32. */
  readonly tokenMegabytes?: number
}

/** The sandboxes of a mock, with the secrets and the issuance histories that outlive them. */
export class SandboxRegistry implements Sandboxes {
  readonly default: Sandbox
  /** The secrets of all sandboxes together, because a client may send a secret of one sandbox to another. */
  readonly secrets = new Secrets()
  readonly #maxSandboxes: number
  readonly #journalMemory: SharedMemory
  readonly #tokenMemory: SharedMemory
  readonly #all = new Map<string, Sandbox>()
  /** By client id and by access key id. */
  readonly #byCredential = new Map<string, Sandbox>()
  /** The credentials of each sandbox, so that its removal costs only what it has. */
  readonly #owned = new Map<Sandbox, Set<string>>()
  readonly histories = new IssuanceHistories()
  /** The counts of deleted sandboxes. */
  readonly deleted = new Counter()

  #onAdd: ((sandbox: Sandbox) => void) | undefined

  constructor(main: Sandbox, { maxSandboxes = 10_000, journalMegabytes, tokenMegabytes }: Limits) {
    this.default = main
    this.#maxSandboxes = maxSandboxes
    this.#journalMemory = new SharedMemory(journalMegabytes ?? defaultMegabytes.journal, 1 / 4)
    this.#tokenMemory = new SharedMemory(tokenMegabytes ?? defaultMegabytes.tokens, 1 / 2)
    this.add(main)
  }

  get all(): ReadonlyMap<string, Sandbox> {
    return this.#all
  }

  byId(id: string): Sandbox | undefined {
    return this.#all.get(id)
  }

  /** Whether a sandbox has this id, or a deleted one with this seed had it. */
  wasUsed(id: string, seed: string): boolean {
    return this.#all.has(id) || this.histories.has(id, seed)
  }

  byClientId(clientId: string): Sandbox | undefined {
    return this.#byCredential.get(`client ${clientId}`)
  }

  byAccessKeyId(keyId: string): Sandbox | undefined {
    return this.#byCredential.get(`access key ${keyId}`)
  }

  /** @throws {RangeError} when there are too many sandboxes, or its id, a client id or an access key is taken */
  add(sandbox: Sandbox): void {
    if (this.#all.size >= this.#maxSandboxes) throw tooMany(this.#maxSandboxes)
    if (this.#all.has(sandbox.id)) throw new RangeError(`sandbox ${sandbox.id} already exists`)
    this.claim(sandbox, sandbox.world)
    this.#add(sandbox)
  }

  /** Adds a sandbox that another process has made. What that process was allowed to do is not checked again. */
  adopt(sandbox: Sandbox): void {
    this.assign(sandbox, credentialsOf(sandbox.world))
    this.#add(sandbox)
  }

  #add(sandbox: Sandbox): void {
    this.#all.set(sandbox.id, sandbox)
    const history = this.histories.take(sandbox.id, sandbox.seed)
    if (history) sandbox.inherit(history)
    this.secrets.addSandbox(sandbox.id, sandbox.scenario)
    sandbox.secrets = this.secrets
    sandbox.journal.join(this.#journalMemory)
    sandbox.events.join(this.#journalMemory)
    sandbox.issued.join(this.#tokenMemory)
    this.#onAdd?.(sandbox)
  }

  /** Calls `listener` for each sandbox that there is and that is added later, also by another process. */
  onAdd(listener: (sandbox: Sandbox) => void): void {
    this.#onAdd = listener
    for (const sandbox of this.#all.values()) listener(sandbox)
  }

  /**
   * Finds a sandbox by further credentials. It keeps them until it is removed, because a restored snapshot may have
   * them again.
   * @throws {RangeError} when one of them belongs to another sandbox
   */
  claim(sandbox: Sandbox, added: Identifying): void {
    const credentials = credentialsOf(added)
    const taken = credentials.find((each) => (this.#byCredential.get(each) ?? sandbox) !== sandbox)
    if (taken !== undefined) throw new RangeError(`${taken} already belongs to another sandbox`)
    this.assign(sandbox, credentials)
  }

  /** Finds a sandbox by further credentials, which no other sandbox has from now on. */
  assign(sandbox: Sandbox, credentials: readonly string[]): void {
    const owned = this.#ownedBy(sandbox)
    for (const credential of credentials) {
      const before = this.#byCredential.get(credential)
      if (before && before !== sandbox) this.#ownedBy(before).delete(credential)
      this.#byCredential.set(credential, sandbox)
      owned.add(credential)
    }
  }

  /** All credentials that a sandbox has or had, each prefixed with its kind. It is kept up to date. */
  credentialsOf(sandbox: Sandbox): ReadonlySet<string> {
    return this.#ownedBy(sandbox)
  }

  #ownedBy(sandbox: Sandbox): Set<string> {
    const owned = this.#owned.get(sandbox) ?? new Set()
    this.#owned.set(sandbox, owned)
    return owned
  }

  /**
   * Starts the World of another scenario.
   * @throws {RangeError} when one of its clients or access keys belongs to another sandbox
   */
  load(sandbox: Sandbox, scenario: Scenario): void {
    const keys = (scenario.users ?? []).flatMap(({ accessKeys = [] }) => accessKeys)
    this.claim(sandbox, {
      clients: new Set(scenario.clients.map(({ clientId }) => clientId)),
      accessKeys: new Set(keys.map(({ accessKeyId }) => accessKeyId)),
    })
    this.secrets.removeSandbox(sandbox.id, sandbox.scenario)
    this.secrets.addSandbox(sandbox.id, scenario)
    sandbox.load(scenario)
  }

  remove(sandbox: Sandbox): void {
    if (this.#all.get(sandbox.id) !== sandbox) return
    this.#all.delete(sandbox.id)
    for (const credential of this.#owned.get(sandbox) ?? []) this.#byCredential.delete(credential)
    this.#owned.delete(sandbox)
    sandbox.journal.leave()
    sandbox.events.leave()
    sandbox.issued.leave()
    this.secrets.removeSandbox(sandbox.id, sandbox.scenario)
    for (const secret of sandbox.handedOut.values()) this.secrets.remove(secret)
    this.deleted.merge(sandbox.counts.all())
    this.histories.keep(sandbox.id, sandbox.seed, sandbox.end())
  }

  /** Takes back that a sandbox was removed, whose removal could not be stored. It is added again as another object. */
  restored({ counts }: Sandbox): void {
    this.deleted.merge(counts.all().map((each) => ({ ...each, count: -each.count })))
  }
}

/** What identifies a sandbox in a request. */
interface Identifying {
  readonly clients: { keys(): Iterable<string> }
  readonly accessKeys: { keys(): Iterable<string> }
}

/** The credentials that identify a sandbox, each prefixed with its kind. */
export function credentialsOf({ clients, accessKeys }: Identifying): string[] {
  return [
    ...Array.from(clients.keys(), (clientId) => `client ${clientId}`),
    ...Array.from(accessKeys.keys(), (accessKeyId) => `access key ${accessKeyId}`),
  ]
}

function tooMany(maxSandboxes: number): RangeError {
  const help =
    'Delete sandboxes that are no longer needed (await using does so), or raise maxSandboxes (--max-sandboxes).'
  return new RangeError(`the limit of ${maxSandboxes} sandboxes is reached. ${help}`)
}
