import type { OperationId } from '../../contracts/api/index.js'
import type { OperationContract } from '../../contracts/contract.js'
import type { Mutation } from './mutations.js'
import { Rejection } from '../operations/rejection.js'
import type { Event } from '../world/events.js'
import type { World } from '../world/world.js'
import type { authorise, identify, requireUsable } from '../authorization/authenticate.js'
import type { Head } from '../http/head.js'
import type { Context } from '../kernel/context.js'
import { Kernel, type KernelOptions } from '../kernel/kernel.js'
import type { PlainResponse, PlainRequest } from '../http/message.js'
import type { Route } from '../routing/route.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import type { Principal } from '../world/entities.js'

/** A kernel that is wrong in one way, as many a hand-written stub is: for finding out what a suite proves. */
export class BrokenKernel extends Kernel {
  readonly #mutation: Mutation
  readonly #onMet: () => void

  /** @param onMet called each time that the mutation makes a difference */
  constructor(main: Sandbox, options: KernelOptions, mutation: Mutation, onMet: () => void) {
    super(main, options)
    this.#mutation = mutation
    this.#onMet = onMet
  }

  protected override identify(...check: Parameters<typeof identify>): Principal {
    return this.#unless(
      check[1],
      () => super.identify(...check),
      () => anybody(check[0]),
    )
  }

  protected override requireUsable(...check: Parameters<typeof requireUsable>): void {
    this.#unless(
      check[1],
      () => super.requireUsable(...check),
      () => undefined,
    )
  }

  protected override authorise(...check: Parameters<typeof authorise>): void {
    this.#unless(
      check[1],
      () => super.authorise(...check),
      () => undefined,
    )
  }

  protected override perform(
    route: Route,
    request: PlainRequest,
    head: Head,
    context: Context,
  ): PlainResponse | Promise<PlainResponse> {
    return this.#unless(
      route.contract,
      () => super.perform(route, request, head, context),
      () => ({ status: 200, headers: { 'Content-Type': 'application/json' }, body: '{}' }),
    )
  }

  protected override commit(context: Context, events: readonly Event[]): void {
    const kept = events.filter(({ type }) => !this.#mutation.forgets?.includes(type))
    if (kept.length < events.length) this.#onMet()
    super.commit(context, kept)
  }

  protected override finish(reply: PlainResponse, operationId: OperationId | undefined): PlainResponse {
    if (!this.#mutation.rewrites || operationId === undefined) return reply
    const rewritten = this.#mutation.rewrites(reply, operationId)
    if (rewritten === reply) return reply
    this.#onMet()
    const { 'Content-Length': _, ...headers } = rewritten.headers
    return { ...reply, ...rewritten, headers }
  }

  /** What a check gives, or something in its place where the mutation keeps its refusal back. */
  #unless<Value>({ operationId }: OperationContract, check: () => Value, instead: () => Value): Value {
    try {
      return check()
    } catch (error) {
      if (!(error instanceof Rejection) || error.options.rule === 'fault') throw error
      const { kind, rule, status } = error.options
      const refusal = { operationId: operationId as OperationId, kind, rule, status }
      if (!this.#mutation.forgives?.(refusal)) throw error
      this.#onMet()
      return instead()
    }
  }
}

/** Whoever may do most: a mock that asks for no token lets everybody do everything. */
function anybody({ clients }: World): Principal {
  const all = [...clients.values()].toSorted((one, other) => other.scopes.length - one.scopes.length)
  const scopes = [...new Set(all.flatMap((client) => client.scopes))]
  return { digest: '', clientId: all[0]?.clientId ?? '', scopes, issuedAt: 0, expiresAt: Infinity }
}
