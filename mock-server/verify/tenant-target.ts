import type { ContractCase } from '../../contracts/contract.js'
import type { Subject } from '../../contracts/kit/check-case.js'
import { KnownNames } from '../../contracts/kit/stand-ins.js'
import type { Planned, Target } from '../../contracts/kit/verify.js'
import { demoScenario } from '../index.js'
import { accessToken } from './access-token.js'
import { sendHttp, type HttpTarget } from './http.js'
import type { TenantCall, TenantFile } from './tenant-file.js'

export interface TenantOptions extends HttpTarget {
  readonly tenant: TenantFile
  /** Conversation ids of calls that may be written to: recorded, or not. */
  readonly allowWrites: ReadonlySet<string>
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Which call of the demo scenario is in which state. */
const demoCalls = { connected: '123', alerting: '456', ended: '789' } as const

/**
 * A server of which only what the user names may be touched. A case that changes a call takes one for
 * itself, since nobody can bring it back to where it was.
 */
export class TenantTarget implements Target {
  readonly exact = false
  readonly #options: TenantOptions
  readonly #known: KnownNames
  readonly #unused: TenantCall[]

  constructor(options: TenantOptions) {
    this.#options = options
    this.#known = new KnownNames(namesOf(demoScenario))
    this.#unused = (options.tenant.calls ?? []).filter(
      ({ state, conversationId }) => state === 'connected' && options.allowWrites.has(conversationId),
    )
  }

  plan({ contract, each }: Planned): ContractCase | { readonly skip: string } {
    if (each.assume) return { skip: 'is about a variant of the ambiguity register' }
    if (each.settle !== undefined) return { skip: 'needs a settle time of its own' }
    if (each.world !== undefined) return { skip: 'needs a world of its own' }
    if (each.advance !== undefined) return { skip: 'needs a clock that can be advanced' }
    const names = this.#known.in(each)
    const writes =
      contract.method !== 'GET' && contract.security.kind === 'bearer' && !harmless.has(contract.operationId)
    const call = writes ? this.#unused[0] : this.#firstConnected()
    if (writes && !call) return { skip: 'writes: name a call that is left with --allow-writes' }
    const standIns = this.#standIns(call)
    const missing = [...names].find((name) => !standIns.has(name))
    if (missing !== undefined) return { skip: `nothing stands in for ${missing}` }
    if (writes) this.#unused.shift()
    return this.#known.replace(each, standIns)
  }

  async prepare(): Promise<Subject> {
    const send: Subject['send'] = (request) => sendHttp(this.#options, request)
    const { tokenPath = '/oauth/token' } = this.#options.tenant
    return {
      send,
      token: (name) => accessToken(send, tokenPath, this.#client(name)),
      advance: () => Promise.reject(new Error('the clock of this server cannot be advanced')),
    }
  }

  #firstConnected(): TenantCall | undefined {
    return this.#options.tenant.calls?.find(({ state }) => state === 'connected')
  }

  #client(name: string): { readonly clientId: string; readonly clientSecret: string } {
    const { tenant, environment } = this.#options
    const { clientId = '', clientSecretEnv = '' } = tenant.clients[name] ?? {}
    const clientSecret = environment[clientSecretEnv]
    if (clientSecret) return { clientId, clientSecret }
    throw new Error(`${clientSecretEnv} is not set: it has to hold the secret of the client ${name}`)
  }

  #standIns(connected: TenantCall | undefined): ReadonlyMap<string, string> {
    const { tenant, environment } = this.#options
    const clients = Object.entries(tenant.clients).flatMap(([name, { clientId, clientSecretEnv }]) => [
      [name, clientId] as const,
      [`${name}-secret`, environment[clientSecretEnv] ?? ''] as const,
    ])
    const calls = [
      ...(connected ? [connected] : []),
      ...(tenant.calls ?? []).filter(({ state }) => state !== 'connected'),
    ].flatMap((call) => namesFor(call))
    return new Map([...clients, ...calls, ...Object.entries(tenant.ids ?? {})])
  }
}

/** It ends the token that the case itself got, and nothing else. */
const harmless: ReadonlySet<string> = new Set(['deleteTokensMe'])

function namesFor(call: TenantCall): (readonly [string, string])[] {
  const number = demoCalls[call.state]
  return [
    [`conv-${number}`, call.conversationId],
    [`rec-${number}`, call.recordingId],
    ...(call.conferenceId === undefined ? [] : [[`conf-${number}`, call.conferenceId] as const]),
    ...(call.divisionId === undefined ? [] : [['div-demo', call.divisionId] as const]),
  ]
}

/** All that only the demo scenario has: its ids, its clients and their secrets. */
function namesOf(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return /(?:^id|Id|Secret|password|userName)$/.test(key) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) => namesOf(each, Array.isArray(value) ? key : name))
}
