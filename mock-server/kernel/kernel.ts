import type { Grade } from '../../contracts/evidence.js'
import type { TenantProfile } from '../../contracts/register/tenant-profile.js'
import { Rejection } from '../operations/rejection.js'
import { Superseded } from '../sandbox/changes.js'
import type { Exchange } from '../sandbox/journal.js'
import type { PlainResponse, PlainRequest } from '../http/message.js'
import { namingOwner } from '../routing/other-sandbox.js'
import { sandboxOfRejected } from '../routing/resolve-sandbox.js'
import { byHost, internal } from './mock-errors.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import type { Secrets } from '../../redaction/secrets.js'
import { SandboxRegistry, type Limits } from '../sandbox/registry.js'
import { RequestContext, responseOf, type KernelParts } from './context.js'
import type { KernelStore, SharedKernelStore } from './kernel-store.js'
import { pipeline } from './pipeline.js'
import type { Stage } from './stage.js'
import type { StageName } from './stage-name.js'

export interface KernelOptions extends Limits {
  /** What is known less well is answered with 501. Default: `assumed`, so nothing is. */
  readonly evidence?: Grade
  /** How the tenant behaves, for the evidence of the variants in force. */
  readonly tenantProfile?: TenantProfile
  /** The issuer, and the start of every endpoint URL. Default: the URL under which each request came. */
  readonly issuer?: string
  /** Keeps the state beyond the life of the process. A response leaves when everything before it is stored. */
  readonly store?: KernelStore
}

/** The sandbox of a request without a credential. */
export const defaultSandboxId = 'default'

/** Runs each request through the stages of the pipeline. Knows no host. */
export class Kernel {
  readonly secrets: Secrets
  readonly #stages: readonly Stage[]
  /** The stages that can reject a request before its body is read. */
  readonly #beforeBody: readonly Stage[]
  readonly #render: number
  readonly registry: SandboxRegistry
  readonly #listeners = new Set<(exchange: Exchange) => void>()
  readonly #parts: KernelParts

  /** @param stages the pipeline, or a variation of it */
  constructor(main: Sandbox, options: KernelOptions = {}, stages: readonly Stage[] = pipeline) {
    const { evidence = 'assumed', issuer, store, tenantProfile } = options
    this.#stages = stages
    const indexOf = (wanted: StageName) => stages.findIndex(({ name }) => name === wanted)
    this.#beforeBody = stages.slice(0, indexOf('authorise') + 1).filter(({ counts }) => !counts)
    this.#render = indexOf('render')
    this.registry = new SandboxRegistry(main, options)
    this.#parts = {
      sandboxes: this.registry,
      evidence,
      tenantProfile,
      issuer,
      listeners: this.#listeners,
      store,
    }
    this.secrets = this.registry.secrets
  }

  get tenantProfile(): TenantProfile | undefined {
    return this.#parts.tenantProfile
  }

  get sandboxes(): ReadonlyMap<string, Sandbox> {
    return this.registry.all
  }

  /** @throws {RangeError} when there are too many sandboxes, or an id or a credential is taken */
  add(sandbox: Sandbox): void {
    this.registry.add(sandbox)
  }

  remove(sandbox: Sandbox): void {
    this.registry.remove(sandbox)
  }

  /** Calls `listener` after each exchange, until the returned function is called. */
  onExchange(listener: (exchange: Exchange) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Tells the listeners about an exchange with another process. */
  tell(exchange: Exchange): void {
    for (const listener of this.#listeners) listener(exchange)
  }

  /** Answers a request: immediately, unless a stage or the store has to wait. */
  handle(request: PlainRequest): PlainResponse | Promise<PlainResponse> {
    const { store } = this.#parts
    if (store?.isShared) return this.#handleShared(request, store)
    return this.#decide(new RequestContext(request, this.#parts))
  }

  /** Decides again as long as other processes are first. */
  async #handleShared(request: PlainRequest, store: SharedKernelStore): Promise<PlainResponse> {
    let context = new RequestContext(request, this.#parts)
    for (;;) {
      context.storeFailure = await store.entered().then(
        () => undefined,
        (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
      )
      try {
        return await this.#decide(context)
      } catch (error) {
        if (!(error instanceof Superseded)) throw error
        const { held } = context
        context = new RequestContext(request, this.#parts)
        context.held = held
      }
    }
  }

  #decide(context: RequestContext): PlainResponse | Promise<PlainResponse> {
    const { request } = context
    if (request.rejected) {
      context.sandbox = sandboxOfRejected(request, this.registry)
      context.rejection = byHost(request.rejected)
      context.response = request.rejected.response
    }
    return this.#run(context, 0)
  }

  /** Whether the stages before the body let a request pass. Changes nothing. */
  wantsBody(request: PlainRequest): boolean {
    const context = new RequestContext(request, this.#parts)
    try {
      return this.#beforeBody.every(({ run }) => run(context) === undefined)
    } catch (error) {
      if (error instanceof Rejection) return false
      throw error
    }
  }

  /** Runs the stages from number `first` on. */
  #run(context: RequestContext, first: number): PlainResponse | Promise<PlainResponse> {
    let index = first
    try {
      for (let stage = this.#stages[index]; stage; stage = this.#stages[++index]) {
        if (stage.always || (!context.response && !context.rejection)) {
          const result = stage.run(context)
          if (result instanceof Promise) return this.#wait(result, context, index)
          if (result) context.response = result
        }
      }
      return responseOf(context)
    } catch (error) {
      return this.#reject(error, context, index)
    }
  }

  /** Continues after a wait: with the next stage if this one has answered, otherwise with this one again. */
  #wait(
    result: Promise<PlainResponse | undefined>,
    context: RequestContext,
    index: number,
  ): Promise<PlainResponse> {
    return result.then(
      (response) => {
        if (!response) return this.#run(context, index)
        context.response = response
        return this.#run(context, index + 1)
      },
      (error: unknown) => this.#reject(error, context, index),
    )
  }

  #explained(rejection: Rejection, context: RequestContext): Rejection {
    const namesSandbox = context.prefix !== '' || context.head.sandbox !== undefined
    return namesSandbox ? namingOwner(rejection, context, this.registry) : rejection
  }

  /** Continues with the stages that run for rejected requests as well, from `render` at the latest. */
  #reject(error: unknown, context: RequestContext, index: number): PlainResponse | Promise<PlainResponse> {
    if (error instanceof Superseded) throw error
    // A response to the rejection failed too, so the host has to answer.
    if (context.rejection) throw error
    context.rejection = error instanceof Rejection ? this.#explained(error, context) : internal(error)
    context.rejectedAt = this.#stages[index]?.name
    return this.#run(context, Math.min(index + 1, this.#render))
  }
}
