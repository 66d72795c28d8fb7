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
  /** Conversation ids of calls whose recording may be changed. */
  readonly allowWrites: ReadonlySet<string>
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** The calls of the demo scenario by state. */
const demoCalls = { connected: '123', alerting: '456', ended: '789' } as const

/**
 * A server on which only the calls that the user names may be changed. Each case that changes a call uses a new one,
 * because its state cannot be restored.
 */
export class TenantTarget implements Target {
  readonly exact = false
  readonly #options: TenantOptions
  readonly #known: KnownNames
  readonly #unused: TenantCall[]
  /** The ids of the call that each planned case may change. */
  readonly #allowed = new WeakMap<ContractCase, ReadonlySet<string>>()

  constructor(options: TenantOptions) {
    this.#options = options
    this.#known = new KnownNames([...namesOf(demoScenario), ...realLookingIds()])
    this.#unused = (options.tenant.calls ?? []).filter(
      ({ state, conversationId }) => state === 'connected' && options.allowWrites.has(conversationId),
    )
  }

  plan({ contract, each }: Planned): ContractCase | { readonly skip: string } {
    if (each.assume) return { skip: 'needs a variant of the ambiguity register' }
    if (each.settle !== undefined) return { skip: 'needs a settle time' }
    if (each.world !== undefined) return { skip: 'needs another scenario' }
    if (each.advance !== undefined) return { skip: 'needs a clock that can be advanced' }
    const writes = sendingsOf(contract, each).some(({ request }) => forbidden(request, nothing) !== undefined)
    const call = writes ? this.#unused[0] : this.#firstConnected()
    const substitution = this.#substitution(call)
    const sent = this.#known.replace(each, substitution)
    const allowed = writes ? idsOf(call) : nothing
    for (const { request } of sendingsOf(contract, sent)) {
      const reason = forbidden(request, allowed)
      if (reason !== undefined) return { skip: reason }
    }
    const missing = [...this.#known.in(each)].find((name) => !substitution.has(name))
    if (missing !== undefined) return { skip: `the tenant file has no replacement for ${missing}` }
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
    throw new Error(`${clientSecretEnv} is not set. Set it to the secret of the client ${name}.`)
  }

  #substitution(connected: TenantCall | undefined): ReadonlyMap<string, string> {
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

/** The names of the demo scenario: its ids, its clients and their secrets. */
function namesOf(value: unknown, key = ''): string[] {
  if (typeof value === 'number') return key.endsWith('Id') ? [String(value)] : []
  if (typeof value === 'string') return /(?:^id|Id|Secret|password|userName)$/.test(key) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) => namesOf(each, Array.isArray(value) ? key : name))
}

/** Numbers and UUIDs that cases send as ids. On another server they may belong to real data. */
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
