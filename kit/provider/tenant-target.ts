import type { ContractCase } from '../../contracts/case.js'
import { sendingsOf } from './check-case.js'
import { KnownNames } from './name-substitution.js'
import { allCases, type Planned, type Target } from './verify.js'
import { demoScenario } from '../../mock-server/index.js'
import { accessToken } from './access-token.js'
import { letThrough } from './gate.js'
import { sendHttp, type HttpTarget } from './http.js'
import { forbidden } from './permission.js'
import type { TenantCall, TenantFile } from './tenant-file.js'
import type { Subject } from './subject.js'

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
  /** The ids of the call that each planned case may write to. */
  readonly #allowed = new WeakMap<ContractCase, ReadonlySet<string>>()

  constructor(options: TenantOptions) {
    this.#options = options
    this.#known = new KnownNames([...namesOf(demoScenario), ...realLookingIds()])
    this.#unused = (options.tenant.calls ?? []).filter(
      ({ state, conversationId }) => state === 'connected' && options.allowWrites.has(conversationId),
    )
  }

  plan({ contract, each }: Planned): ContractCase | { readonly skip: string } {
    if (each.assume) return { skip: 'is about a variant of the ambiguity register' }
    if (each.settle !== undefined) return { skip: 'needs a settle time of its own' }
    if (each.world !== undefined) return { skip: 'needs a world of its own' }
    if (each.advance !== undefined) return { skip: 'needs a clock that can be advanced' }
    const writes = sendingsOf(contract, each).some(({ request }) => forbidden(request, nothing) !== undefined)
    const call = writes ? this.#unused[0] : this.#firstConnected()
    const standIns = this.#standIns(call)
    const sent = this.#known.replace(each, standIns)
    const allowed = writes ? idsOf(call) : nothing
    for (const { request } of sendingsOf(contract, sent)) {
      const reason = forbidden(request, allowed)
      if (reason !== undefined) return { skip: reason }
    }
    const missing = [...this.#known.in(each)].find((name) => !standIns.has(name))
    if (missing !== undefined) return { skip: `nothing stands in for ${missing}` }
    if (writes) this.#unused.shift()
    this.#allowed.set(sent, allowed)
    return sent
  }

  async prepare({ contract, each }: Planned): Promise<Subject> {
    const planned = sendingsOf(contract, each).map(({ request }) => request)
    const passes = { planned, tokenPath: this.tokenPath(), allowed: this.#allowed.get(each) ?? nothing }
    const send: Subject['send'] = (request) => {
      letThrough(passes, request)
      return sendHttp(this.#options, request)
    }
    return {
      send,
      token: (name) => accessToken(send, passes.tokenPath, this.#client(name)),
      advance: () => Promise.reject(new Error('the clock of this server cannot be advanced')),
    }
  }

  tokenPath(): string {
    return this.#options.tenant.tokenPath ?? '/oauth/token'
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

const nothing: ReadonlySet<string> = new Set()

function idsOf(call: TenantCall | undefined): ReadonlySet<string> {
  const { conversationId, recordingId, conferenceId } = call ?? {}
  return new Set([conversationId, recordingId, conferenceId].filter((id) => id !== undefined))
}

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
  if (typeof value === 'number') return key.endsWith('Id') ? [String(value)] : []
  if (typeof value === 'string') return /(?:^id|Id|Secret|password|userName)$/.test(key) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) => namesOf(each, Array.isArray(value) ? key : name))
}

/** Numbers and UUIDs that cases send as ids: on another server they may be those of somebody else. */
function realLookingIds(): string[] {
  return allCases()
    .flatMap(({ each: { request, before = [] } }) => [request, ...before])
    .flatMap(({ params = {}, query = {}, json, form = {} }) => idsIn([params, query, json, form]))
    .filter((id) => /^-?\d{3,}$|^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(id))
}

function idsIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string' || typeof value === 'number') return /id$/i.test(key) ? [String(value)] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) => idsIn(each, Array.isArray(value) ? key : name))
}
