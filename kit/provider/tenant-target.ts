import type { ContractCase } from '../../contracts/case.js'
import { sendingsOf } from './check-case.js'
import { KnownNames } from './name-substitution.js'
import { allCases, type Planned, type Target, type Verified } from './verify.js'
import { demoScenario } from '../../mock-server/index.js'
import { accessToken } from './access-token.js'
import { letThrough } from './gate.js'
import { sendHttp, type HttpTarget } from './http.js'
import { chainOf } from './call-chain.js'
import type { Drift } from './drift.js'
import { forbidden, type Permission } from './permission.js'
import { effects } from './side-effects.js'
import type { OperationId } from '../../contracts/api/index.js'
import type { TenantCall, TenantFile } from './tenant-file.js'
import type { Subject } from './subject.js'

export interface TenantOptions extends HttpTarget {
  readonly tenant: TenantFile
  /** Conversation ids of calls whose recording may be changed. */
  readonly allowWrites: ReadonlySet<string>
  /** Whether sign-ins with wrong secrets may be sent. They may lock a client or a user. Default: false. */
  readonly allowWrongSecrets?: boolean
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** The calls of the demo scenario by state. */
const demoCalls = { connected: '123', alerting: '456', ended: '789' } as const

/** The call of a case that changes one, and how many of its preparation steps the cases before it have done. */
interface Assigned {
  readonly call: TenantCall
  readonly prepared: number
}

/**
 * A server on which only the calls that the user names may be changed. The cases that change a call run one after
 * another on the same call, each in the state that the cases before it have left.
 */
export class TenantTarget implements Target {
  readonly exact = false
  readonly #options: TenantOptions
  readonly #known: KnownNames
  readonly #writable: readonly TenantCall[]
  readonly #assigned = new Map<ContractCase, Assigned>()
  /** The calls whose state is unknown, with the case that did not answer as expected. */
  readonly #lost = new Map<TenantCall, string>()
  /** What each planned case may do. */
  readonly #permissions = new WeakMap<ContractCase, Permission>()

  constructor(options: TenantOptions) {
    this.#options = options
    this.#known = new KnownNames([...namesOf(demoScenario), ...realLookingIds()])
    this.#writable = (options.tenant.calls ?? []).filter(
      ({ state, conversationId }) => state === 'connected' && options.allowWrites.has(conversationId),
    )
  }

  /** Puts the cases that change a call in the order in which one call serves most of them. */
  async arrange(cases: readonly Planned[]): Promise<readonly Planned[]> {
    const [call, ...others] = this.#writable
    if (!call) return cases
    let left = cases.filter(({ contract, each }) => {
      const isWrite = sendingsOf(contract, each).some(
        ({ request }) => forbidden(request, { calls: nothing, secrets: undefined }) !== undefined,
      )
      return isWrite && !('skip' in this.#adapted({ contract, each }, { call, prepared: 0 }))
    })
    const chained: Planned[] = []
    for (const each of [call, ...others]) {
      const chain = await chainOf(left)
      for (const { planned, prepared } of chain) {
        this.#assigned.set(planned.each, { call: each, prepared })
        chained.push(planned)
      }
      left = left.filter((planned) => !this.#assigned.has(planned.each))
    }
    return [...cases.filter(({ each }) => !this.#assigned.has(each)), ...chained]
  }

  plan({ contract, each }: Planned): ContractCase | { readonly skip: string } {
    const assigned = this.#assigned.get(each)
    const lost = assigned && this.#lost.get(assigned.call)
    if (lost !== undefined) return { skip: `the state of the call is unknown since the case "${lost}"` }
    return this.#adapted({ contract, each }, assigned)
  }

  #adapted(
    { contract, each }: Planned,
    assigned: Assigned | undefined,
  ): ContractCase | { readonly skip: string } {
    if (each.assume) return { skip: 'needs a variant of the ambiguity register' }
    if (each.settle !== undefined) return { skip: 'needs a settle time' }
    if (each.world !== undefined) return { skip: 'needs another scenario' }
    if (each.advance !== undefined) return { skip: 'needs a clock that can be advanced' }
    const substitution = this.#substitution(assigned?.call ?? this.#firstConnected())
    const prepared = withoutWrites(each, assigned?.prepared ?? 0)
    if (!prepared) return { skip: 'needs a value from a step that would change the call' }
    const sent = this.#known.replace(prepared, substitution)
    const owners = [each.request, ...(each.before ?? [])].flatMap(({ as }) => as ?? [])
    const unknown = owners.find((name) => !Object.hasOwn(this.#options.tenant.clients, name))
    if (unknown !== undefined) return { skip: `the tenant file has no client ${unknown}` }
    const missing = [...this.#known.in(each)].find((name) => !substitution.has(name))
    if (missing !== undefined) return { skip: `the tenant file has no replacement for ${missing}` }
    const permission = { calls: idsOf(assigned?.call), secrets: this.#secrets() }
    for (const { request } of sendingsOf(contract, sent)) {
      const reason = forbidden(request, permission)
      if (reason !== undefined) return { skip: reason }
    }
    this.#permissions.set(sent, permission)
    return sent
  }

  /** After an unexpected response the state of the call is unknown. */
  ran({ each }: Planned, { verdict, drift }: Verified): void {
    const assigned = this.#assigned.get(each)
    const isLost = verdict === 'error' || drift.some((one) => stateClasses.has(one.class))
    if (assigned && isLost && !this.#lost.has(assigned.call)) this.#lost.set(assigned.call, each.name)
  }

  async prepare({ contract, each }: Planned): Promise<Subject> {
    const planned = sendingsOf(contract, each).map(({ request }) => request)
    const permission = this.#permissions.get(each) ?? { calls: nothing, secrets: nothing }
    const passes = { planned, tokenPath: this.tokenPath(), permission }
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

  /** The secrets of the clients. Undefined if all may be sent. One that is not set is reported when it is needed. */
  #secrets(): ReadonlySet<string> | undefined {
    const { tenant, environment, allowWrongSecrets } = this.#options
    if (allowWrongSecrets) return undefined
    return new Set(
      Object.values(tenant.clients).map(({ clientSecretEnv }) => environment[clientSecretEnv] ?? ''),
    )
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
const stateClasses: ReadonlySet<Drift['class']> = new Set(['status', 'undocumented', 'state-order'])

/** The case without those of its first steps that change the call, undefined if it needs a value from one of them. */
function withoutWrites(each: ContractCase, steps: number): ContractCase | undefined {
  const { before, ...rest } = each
  if (!before || steps === 0) return each
  const dropped = before.filter(
    ({ operation, rejected }, index) =>
      index < steps && rejected === undefined && effects[operation as OperationId] === 'call',
  )
  if (dropped.some(({ keep }) => keep !== undefined)) return undefined
  const kept = before.filter((step) => !dropped.includes(step))
  return kept.length === 0 ? rest : { ...rest, before: kept }
}

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
