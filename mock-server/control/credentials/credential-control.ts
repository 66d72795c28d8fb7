import type { Kernel } from '../../kernel/kernel.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { clientOf } from '../../world/clients.js'
import { digest, mint } from '../../world/values/digest.js'
import { valuesOf } from '../../world/values/newest.js'
import type { Event } from '../../world/events.js'
import {
  accessKeyOf,
  userIdFrom,
  userOf,
  type ScenarioAccessKey,
  type ScenarioUser,
} from '../../world/users.js'
import type { ScenarioClient } from '../../world/start/scenario.js'
import { ControlError } from '../error.js'
import { parse } from '../parse.js'
import { quoted } from '../quoted.js'
import { conflicting } from '../sandboxes/conflict.js'
import { requireLive } from '../sandboxes/require-live.js'
import type { NewClient, NewUser } from '../sandboxes/own-credentials.js'

/** What `updateClient` changes. An absent field does not change. */
export type ClientChanges = Partial<Omit<ScenarioClient, 'clientId' | 'name' | 'isPublic'>>

/** What `updateUser` changes. An absent field does not change. */
export type UserChanges = Partial<
  Pick<ScenarioUser, 'email' | 'givenName' | 'familyName' | 'password' | 'teamId' | 'permissions'>
>

/** A sandbox has at most so many clients, users and access keys, each. */
const maxCount = 100_000

/** @internal Adds, changes and removes the clients, users and access keys of a sandbox. */
export class CredentialControl {
  readonly #target: Sandbox
  readonly #kernel: Kernel

  constructor(sandbox: Sandbox, kernel: Kernel) {
    this.#target = sandbox
    this.#kernel = kernel
  }

  get #sandbox(): Sandbox {
    return requireLive(this.#target)
  }

  /** @returns the id of the client */
  async addClient(given: NewClient): Promise<string> {
    const { newClient } = await import('../../../generated/scenario.js')
    const client = parse(newClient, given, 'client') as NewClient
    const { world, scenario } = this.#sandbox
    const free = freeNumber(world.clients.size, (number) =>
      world.clients.has(this.#ownId(`client-${number}`)),
    )
    const name = client.name ?? client.clientId ?? `client-${free}`
    const clientId = client.clientId ?? this.#ownId(name)
    if (world.clients.has(clientId)) throw inUse('client', clientId)
    if (client.isPublic && client.clientSecret !== undefined)
      throw new ControlError(400, 'clientSecret: a public client has no secret. Omit it, or omit isPublic.')
    const divisions = client.divisions ?? scenario.divisions.map(({ id }) => id)
    this.#requireDivisions(divisions)
    const clientSecret = client.isPublic ? undefined : (client.clientSecret ?? this.#secret('client'))
    const made = clientOf({ ...client, name, clientId, divisions, ...(clientSecret && { clientSecret }) })
    this.#handOut(clientSecret)
    this.#commit({ type: 'ClientAdded', client: made })
    return clientId
  }

  async updateClient(clientId: string, given: ClientChanges): Promise<void> {
    const { clientChanges } = await import('../../../generated/scenario.js')
    const { clientSecret, ...changes } = parse(clientChanges, given, 'client') as ClientChanges
    const client = found(this.#sandbox, 'client', clientId, this.#sandbox.world.clients)
    if (changes.divisions) this.#requireDivisions(changes.divisions)
    if (clientSecret !== undefined && client.isPublic)
      throw new ControlError(400, `Client ${client.clientId} is public, so it has no secret.`)
    this.#handOut(clientSecret)
    const secret = clientSecret === undefined ? {} : { secretDigest: digest(clientSecret) }
    this.#commit({ type: 'ClientChanged', client: { ...client, ...changes, ...secret } })
  }

  removeClient(clientId: string): void {
    const client = found(this.#sandbox, 'client', clientId, this.#sandbox.world.clients)
    this.#sandbox.commit([{ type: 'ClientRemoved', clientId: client.clientId }], 'control')
  }

  /** @returns the id of the user */
  async addUser(given: NewUser): Promise<string> {
    const { newUser } = await import('../../../generated/scenario.js')
    const user = parse(newUser, given, 'user') as NewUser
    const { world, id, clock } = this.#sandbox
    const taken = new Set(Array.from(world.users.values(), ({ agentId }) => agentId))
    const number = freeNumber(world.users.size, (each) => taken.has(5000 + each))
    const made = {
      userId: userIdFrom(`${id}/${number}`),
      agentId: 5000 + number,
      userName: `agent-${number}@demo.example`,
      givenName: 'Agent',
      familyName: String(number),
      ...user,
    }
    for (const each of world.users.values()) {
      if (each.userId === made.userId) throw inUse('user', made.userId)
      if (each.agentId === made.agentId) throw inUse('agent', String(made.agentId))
      if (each.userName.toLowerCase() === made.userName.toLowerCase()) throw inUse('user name', made.userName)
    }
    const keys = user.accessKeys ?? [this.#newKey(made.userName)]
    const known = keys.find(({ accessKeyId }) => world.accessKeys.has(accessKeyId))
    if (known) throw inUse('access key', known.accessKeyId)
    this.#handOut(made.password)
    for (const { accessKeySecret } of keys) this.#handOut(accessKeySecret)
    this.#commit(
      { type: 'UserAdded', user: userOf(made) },
      ...keys.map((key): Event => {
        const accessKey = accessKeyOf(key, made.userId, clock.now())
        return { type: 'AccessKeyCreated', accessKey }
      }),
    )
    return made.userId
  }

  async updateUser(userId: string, given: UserChanges): Promise<void> {
    const { userChanges } = await import('../../../generated/scenario.js')
    const { password, ...changes } = parse(userChanges, given, 'user') as UserChanges
    const user = found(this.#sandbox, 'user', userId, this.#sandbox.world.users)
    this.#handOut(password)
    const secret = password === undefined ? {} : { passwordDigest: digest(password) }
    this.#commit({ type: 'UserChanged', user: { ...user, ...changes, ...secret } })
  }

  removeUser(userId: string): void {
    const sandbox = this.#sandbox
    const user = found(sandbox, 'user', userId, sandbox.world.users)
    const at = sandbox.clock.now()
    const tokens = valuesOf(sandbox.world.tokens).filter(
      (token) => token.userId === user.userId && token.revokedAt === undefined && token.expiresAt > at,
    )
    const revoked = tokens.map((token): Event => ({ type: 'TokenRevoked', digest: token.digest, at }))
    sandbox.commit([...revoked, { type: 'UserRemoved', userId: user.userId }], 'control')
  }

  async addAccessKey(userId: string, given: Partial<ScenarioAccessKey>): Promise<ScenarioAccessKey> {
    const { newAccessKey } = await import('../../../generated/scenario.js')
    const wanted = parse(newAccessKey, given, 'access key') as Partial<ScenarioAccessKey>
    const { userName } = found(this.#sandbox, 'user', userId, this.#sandbox.world.users)
    const key = { ...this.#newKey(userName), ...wanted }
    const { world, clock } = this.#sandbox
    if (world.accessKeys.has(key.accessKeyId)) throw inUse('access key', key.accessKeyId)
    this.#handOut(key.accessKeySecret)
    this.#commit({ type: 'AccessKeyCreated', accessKey: accessKeyOf(key, userId, clock.now()) })
    return key
  }

  async updateAccessKey(accessKeyId: string, given: { readonly isActive: boolean }): Promise<void> {
    const { accessKeyChanges } = await import('../../../generated/scenario.js')
    const { isActive } = parse(accessKeyChanges, given, 'access key') as { readonly isActive: boolean }
    found(this.#sandbox, 'access key', accessKeyId, this.#sandbox.world.accessKeys)
    this.#commit({ type: 'AccessKeyChanged', accessKeyId, isActive })
  }

  removeAccessKey(accessKeyId: string): void {
    found(this.#sandbox, 'access key', accessKeyId, this.#sandbox.world.accessKeys)
    const { clock } = this.#sandbox
    this.#sandbox.commit([{ type: 'AccessKeyDeleted', accessKeyId, at: clock.now() }], 'control')
  }

  #newKey(userName: string): ScenarioAccessKey {
    const { accessKeys } = this.#sandbox.world
    const idOf = (number: number) => this.#ownId(`KEY${number}`)
    return {
      accessKeyId: idOf(freeNumber(accessKeys.size, (number) => accessKeys.has(idOf(number)))),
      accessKeySecret: this.#secret(`access-key/${userName}`),
    }
  }

  /** Only the default sandbox has ids without its own. */
  #ownId(name: string): string {
    const { id } = this.#sandbox
    return id === this.#kernel.registry.default.id ? name : `${name}-${id}`
  }

  #secret(kind: string): string {
    return `mock_${mint(this.#sandbox.world, kind).replaceAll(/[-_]/g, '~')}`
  }

  #handOut(secret: string | undefined): void {
    if (secret === undefined) return
    const { handedOut } = this.#sandbox
    const key = digest(secret)
    if (handedOut.has(key)) return
    this.#kernel.secrets.add(secret)
    handedOut.set(key, secret)
    const [oldest] = handedOut
    if (handedOut.size <= maxCount || !oldest) return
    handedOut.delete(oldest[0])
    this.#kernel.secrets.remove(oldest[1])
  }

  #requireDivisions(divisions: readonly string[]): void {
    const known = this.#sandbox.scenario.divisions.map(({ id }) => id)
    const unknown = divisions.find((id) => !known.includes(id))
    if (unknown === undefined) return
    const shown = JSON.stringify(unknown)
    throw new ControlError(400, `The scenario has no division ${shown}. Use ${known.join(', ')}.`)
  }

  /** @throws {ControlError} 409 when a credential belongs to another sandbox, or there are too many */
  #commit(...events: readonly Event[]): void {
    const { world } = this.#sandbox
    const { clients, users, accessKeys } = world
    if (Math.max(clients.size, users.size, accessKeys.size) + events.length > maxCount)
      throw new ControlError(
        409,
        `Sandbox ${this.#sandbox.id} has ${maxCount} clients, users or access keys.`,
      )
    const added = {
      clients: new Map(
        events.flatMap((each) => (each.type === 'ClientAdded' ? [[each.client.clientId, each.client]] : [])),
      ),
      accessKeys: new Map(
        events.flatMap((each) =>
          each.type === 'AccessKeyCreated' ? [[each.accessKey.accessKeyId, each.accessKey]] : [],
        ),
      ),
    }
    conflicting(() => this.#kernel.registry.claim(this.#sandbox, added))
    this.#sandbox.commit(events, 'control')
  }
}

/** The first free number after a count. A smaller one may be free too, after a removal. */
function freeNumber(count: number, isTaken: (number: number) => boolean): number {
  let number = count + 1
  while (isTaken(number)) number += 1
  return number
}

/** @throws {ControlError} 404 */
function found<Thing>(
  { id: sandboxId }: Sandbox,
  kind: string,
  id: string,
  things: ReadonlyMap<string, Thing>,
): Thing {
  const thing = things.get(id)
  if (thing !== undefined) return thing
  throw new ControlError(404, `Sandbox ${sandboxId} has no ${kind} ${quoted(id)}.`)
}

function inUse(kind: string, id: string): ControlError {
  return new ControlError(409, `The ${kind} ${quoted(id)} exists already. Choose another id.`)
}
