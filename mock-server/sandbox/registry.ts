import { IssuanceHistories } from './issuance-history.js'
import type { Sandbox } from './sandbox.js'
import { Secrets } from '../../redaction/secrets.js'

/** The sandboxes of a mock, by what they are found by, and what outlives them. */
export class SandboxRegister implements SandboxLookup {
  readonly default: Sandbox
  /** What must not leave, wherever it turns up: a secret of one sandbox may be sent to another. */
  readonly secrets = new Secrets()
  readonly #most: number
  readonly #all = new Map<string, Sandbox>()
  /** By client id and by access key id. */
  readonly #byCredential = new Map<string, Sandbox>()
  readonly #lineages = new IssuanceHistories()

  constructor(main: Sandbox, most: number) {
    this.default = main
    this.#most = most
    this.add(main)
  }

  get all(): ReadonlyMap<string, Sandbox> {
    return this.#all
  }

  byId(id: string): Sandbox | undefined {
    return this.#all.get(id)
  }

  byClientId(clientId: string): Sandbox | undefined {
    return this.#byCredential.get(`client ${clientId}`)
  }

  byAccessKeyId(keyId: string): Sandbox | undefined {
    return this.#byCredential.get(`access key ${keyId}`)
  }

  /** @throws {RangeError} when there are too many, or one has its id, one of its client ids or of its access keys */
  add(sandbox: Sandbox): void {
    if (this.#all.size >= this.#most) throw tooMany(this.#most)
    if (this.#all.has(sandbox.id)) throw new RangeError(`there is a sandbox ${sandbox.id} already`)
    const credentials = credentialsOf(sandbox)
    const taken = credentials.find((credential) => this.#byCredential.has(credential))
    if (taken !== undefined) throw new RangeError(`another sandbox has a ${taken}`)
    this.#all.set(sandbox.id, sandbox)
    for (const credential of credentials) this.#byCredential.set(credential, sandbox)
    const lineage = this.#lineages.take(sandbox.id, sandbox.seed)
    if (lineage) sandbox.succeed(lineage)
    this.secrets.addSandbox(sandbox.id, sandbox.scenario)
    sandbox.secrets = this.secrets
  }

  remove(sandbox: Sandbox): void {
    if (this.#all.get(sandbox.id) !== sandbox) return
    this.#all.delete(sandbox.id)
    for (const [credential, owner] of this.#byCredential) {
      if (owner === sandbox) this.#byCredential.delete(credential)
    }
    this.secrets.removeSandbox(sandbox.id, sandbox.scenario)
    this.#lineages.keep(sandbox.id, sandbox.seed, sandbox.end())
  }
}

function tooMany(most: number): RangeError {
  const help = 'Delete those that are done with (await using does), or give maxSandboxes.'
  return new RangeError(`there are ${most} sandboxes, and no more are taken. ${help}`)
}

/** Where sandboxes are found by. */
export interface SandboxLookup {
  readonly default: Sandbox
  byId(id: string): Sandbox | undefined
  byClientId(clientId: string): Sandbox | undefined
  byAccessKeyId(accessKeyId: string): Sandbox | undefined
}

/** What a sandbox is found by, each with its kind. */
export function credentialsOf({ world }: Sandbox): string[] {
  return [
    ...Array.from(world.clients.keys(), (clientId) => `client ${clientId}`),
    ...Array.from(world.accessKeys.keys(), (accessKeyId) => `access key ${accessKeyId}`),
  ]
}
