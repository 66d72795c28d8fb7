import { IssuanceHistories } from './issuance-history.js'
import { defaultJournalMegabytes, JournalMemory } from './journal-memory.js'
import type { Sandbox } from './sandbox.js'
import { Secrets } from '../../redaction/secrets.js'

/** Looks up sandboxes by id, client id or access key. */
export interface Sandboxes {
  readonly default: Sandbox
  byId(id: string): Sandbox | undefined
  byClientId(clientId: string): Sandbox | undefined
  byAccessKeyId(accessKeyId: string): Sandbox | undefined
}

/** The sandboxes of a mock, with the secrets and the issuance histories that outlive them. */
export class SandboxRegistry implements Sandboxes {
  readonly default: Sandbox
  /** The secrets of all sandboxes together, because a client may send a secret of one sandbox to another. */
  readonly secrets = new Secrets()
  readonly #maxSandboxes: number
  readonly #journalMemory: JournalMemory
  readonly #all = new Map<string, Sandbox>()
  readonly #byClientId = new Map<string, Sandbox>()
  readonly #byAccessKeyId = new Map<string, Sandbox>()
  /** The ids by which a sandbox is found. A restored snapshot may have others. */
  readonly #ids = new WeakMap<Sandbox, SandboxIds>()
  readonly #histories = new IssuanceHistories()

  constructor(main: Sandbox, maxSandboxes: number, journalMegabytes = defaultJournalMegabytes) {
    this.default = main
    this.#maxSandboxes = maxSandboxes
    this.#journalMemory = new JournalMemory(journalMegabytes)
    this.add(main)
  }

  get all(): ReadonlyMap<string, Sandbox> {
    return this.#all
  }

  byId(id: string): Sandbox | undefined {
    return this.#all.get(id)
  }

  byClientId(clientId: string): Sandbox | undefined {
    return this.#byClientId.get(clientId)
  }

  byAccessKeyId(keyId: string): Sandbox | undefined {
    return this.#byAccessKeyId.get(keyId)
  }

  /** @throws {RangeError} when there are too many sandboxes, or its id, a client id or an access key is taken */
  add(sandbox: Sandbox): void {
    if (this.#all.size >= this.#maxSandboxes) throw tooMany(this.#maxSandboxes)
    if (this.#all.has(sandbox.id)) throw new RangeError(`sandbox ${sandbox.id} already exists`)
    const { clients, accessKeys } = sandbox.world
    const ids = { clients: [...clients.keys()], accessKeys: [...accessKeys.keys()] }
    requireFree('client', ids.clients, this.#byClientId)
    requireFree('access key', ids.accessKeys, this.#byAccessKeyId)
    this.#all.set(sandbox.id, sandbox)
    for (const clientId of ids.clients) this.#byClientId.set(clientId, sandbox)
    for (const keyId of ids.accessKeys) this.#byAccessKeyId.set(keyId, sandbox)
    this.#ids.set(sandbox, ids)
    const history = this.#histories.take(sandbox.id, sandbox.seed)
    if (history) sandbox.inherit(history)
    this.secrets.addSandbox(sandbox.id, sandbox.scenario)
    sandbox.secrets = this.secrets
    sandbox.journal.join(this.#journalMemory)
  }

  remove(sandbox: Sandbox): void {
    if (this.#all.get(sandbox.id) !== sandbox) return
    this.#all.delete(sandbox.id)
    // This costs what the sandbox holds, however many others there are.
    for (const clientId of this.#ids.get(sandbox)?.clients ?? []) this.#byClientId.delete(clientId)
    for (const keyId of this.#ids.get(sandbox)?.accessKeys ?? []) this.#byAccessKeyId.delete(keyId)
    sandbox.journal.leave()
    this.secrets.removeSandbox(sandbox.id, sandbox.scenario)
    this.#histories.keep(sandbox.id, sandbox.seed, sandbox.end())
  }
}

interface SandboxIds {
  readonly clients: readonly string[]
  readonly accessKeys: readonly string[]
}

function requireFree(kind: string, ids: readonly string[], owners: ReadonlyMap<string, Sandbox>): void {
  const taken = ids.find((id) => owners.has(id))
  if (taken !== undefined) throw new RangeError(`${kind} ${taken} already belongs to another sandbox`)
}

function tooMany(maxSandboxes: number): RangeError {
  const help =
    'Delete sandboxes that are no longer needed (await using does so), or raise maxSandboxes (--max-sandboxes).'
  return new RangeError(`the limit of ${maxSandboxes} sandboxes is reached. ${help}`)
}
