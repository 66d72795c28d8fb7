import type { OperationId } from '../../contracts/api/index.js'
import type { OperationContract } from '../../contracts/contract.js'
import { isAtLeast, type Grade } from '../../contracts/evidence.js'
import { operations } from '../operations/index.js'
import type { OperationCall, Operation, Decision } from '../operations/operation.js'
import { Rejection } from '../operations/rejection.js'
import type { Event } from '../world/events.js'
import type { Principal } from '../world/world.js'
import { resolveSandbox } from '../routing/resolve-sandbox.js'
import { authorise, identify, requireUsable } from '../authorization/authenticate.js'
import { allowOrigin } from '../http/cors.js'
import { baseUrlOf } from '../http/base-url.js'
import type { Context } from './context.js'
import { echoCorrelation } from '../http/correlation.js'
import {
  answersInstead,
  applyFault,
  faultProblem,
  filled,
  replacesAnswer,
  tamperToken,
} from '../faults/apply-fault.js'
import { inChunks } from '../faults/chunked-delay.js'
import { headersOf, type Head } from '../http/head.js'
import { httpDate } from '../http/http-date.js'
import { asText, keep, type Exchange } from '../sandbox/journal.js'
import type { PlainResponse, PlainRequest } from '../http/message.js'
import { internal, tooWeak } from './mock-errors.js'
import { readBody } from '../http/read-body.js'
import { allowOf, route, type Route } from '../routing/route.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import { SandboxRegister } from '../sandbox/registry.js'
import type { Secrets } from '../../redaction/secrets.js'
import { signResponse } from '../signing/sign-response.js'
import { signingKey } from '../signing/signing-key.js'
import { spelled } from '../routing/path-case.js'
import { surfaceOf } from '../surfaces/surface-paths.js'
import { renderResponse, renderRejection } from '../surfaces/render.js'
import { validateQuery } from '../http/validate.js'
import { askAgain } from './long-poll.js'

export interface KernelOptions {
  /** Operations with a weaker grade answer 501. Default: none does. */
  readonly evidence?: Grade
  /** The issuer, and what all endpoints begin with. Default: the URL under which each request came. */
  readonly issuer?: string
  /** Default: 10,000. */
  readonly maxSandboxes?: number
}

/** The sandbox that requests without a credential meet. */
export const defaultSandboxId = 'default'

/** Takes a request to its sandbox, has it decided, records it, and words the reply. Knows no host. */
export class Kernel {
  readonly #listeners = new Set<(exchange: Exchange) => void>()
  readonly #evidence: Grade
  readonly #issuer: string | undefined
  readonly #register: SandboxRegister
  readonly secrets: Secrets

  constructor(main: Sandbox, { evidence = 'assumed', issuer, maxSandboxes = 10_000 }: KernelOptions = {}) {
    this.#evidence = evidence
    this.#issuer = issuer
    this.#register = new SandboxRegister(main, maxSandboxes)
    this.secrets = this.#register.secrets
  }

  get sandboxes(): ReadonlyMap<string, Sandbox> {
    return this.#register.all
  }

  /** @throws {RangeError} when there are too many, or another has an id of it */
  add(sandbox: Sandbox): void {
    this.#register.add(sandbox)
  }

  remove(sandbox: Sandbox): void {
    this.#register.remove(sandbox)
  }

  /** Calls `listener` after each exchange, until the function that it returns is called. */
  onExchange(listener: (exchange: Exchange) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Whether a request gets as far as its body: nothing of what is decided before refuses it. Changes nothing. */
  wantsBody(request: PlainRequest): boolean {
    const { sandbox, head } = resolveSandbox(request, this.#register)
    if (head instanceof Rejection) return false
    const now = sandbox.clock.now()
    const { world } = sandbox.catchUp(now)
    try {
      const { contract } = route(request.method, spelled(head.path, world.assumptions))
      if (contract.security.kind !== 'bearer') return true
      const token = this.identify(world, contract, head, sandbox.digest)
      this.requireUsable(world, contract, token, now)
      this.authorise(world, contract, token)
      return true
    } catch (error) {
      if (error instanceof Rejection) return false
      throw error
    }
  }

  /** Answers a request. */
  handle(request: PlainRequest): PlainResponse | Promise<PlainResponse> {
    const { sandbox, head, path, prefix } = resolveSandbox(request, this.#register)
    const requestId = sandbox.nextRequestId()
    const now = sandbox.clock.now()
    const { assumptions, sequence: before, epoch } = sandbox.catchUp(now).world
    const host = head instanceof Rejection ? undefined : head.host
    const baseUrl = baseUrlOf(request, host, prefix, this.#issuer)
    const trace: Context['trace'] = { body: '', after: before }
    const about = { path, baseUrl, assumptions, before, epoch }
    const context: Context = { sandbox, requestId, now, ...about, trace }
    try {
      if (head instanceof Rejection) throw head
      const reply = this.#decide(request, head, context)
      if (!(reply instanceof Promise)) return this.#send(request, reply, context)
      const refused = (error: unknown) => this.#refuse(request, error, context)
      return reply.then((signed) => this.#send(request, signed, context), refused)
    } catch (error) {
      return this.#refuse(request, error, context)
    }
  }

  #refuse(request: PlainRequest, error: unknown, context: Context): PlainResponse | Promise<PlainResponse> {
    const problem = error instanceof Rejection ? error : internal(error)
    this.commit(context, problem.options.events ?? [])
    return this.#send(request, renderRejection(surfaceOf(context.path), problem, context), context, problem)
  }

  /** Dates a reply, lets a fault have its way with it, and records it. */
  #send(
    request: PlainRequest,
    worded: PlainResponse,
    context: Context,
    problem?: Rejection,
  ): PlainResponse | Promise<PlainResponse> {
    const { sandbox, now, trace } = context
    let reply = this.finish(worded, trace.route?.id)
    reply.headers['Date'] = httpDate(trace.answeredAt ?? now)
    echoCorrelation(request, context.path, reply)
    allowOrigin(request, context.path, context.assumptions, reply)
    if (trace.fault) reply = applyFault(reply, trace.fault)
    this.#record(request, context, reply, problem)
    if (!trace.fault) return reply
    const { fault } = trace.fault
    const leave = () => inChunks(filled(reply, { fault }), sandbox.clock, request, fault)
    const delay = fault.fixedDelayMilliseconds
    return delay === undefined ? leave() : sandbox.clock.reached(now + delay, request.whenGone).then(leave)
  }

  #decide(request: PlainRequest, head: Head, context: Context): PlainResponse | Promise<PlainResponse> {
    const { sandbox, now, trace } = context
    if (request.method === 'OPTIONS') {
      const allow = head.path === '*' ? 'GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS' : allowOf(head.path)
      if (allow) return { status: 204, headers: { Allow: allow }, body: '' }
    }
    const found = route(request.method, spelled(head.path, sandbox.world.assumptions))
    trace.route = found
    const { id, contract } = found
    if (!isAtLeast(contract.evidence.grade, this.#evidence)) throw tooWeak(contract, this.#evidence)
    const fault = sandbox.faults.meet(id, now)
    if (fault) {
      trace.fault = fault
      if (answersInstead(fault)) throw faultProblem(fault, contract, now)
    }
    if (contract.security.kind === 'bearer') this.admit(contract, head, context)
    return this.perform(found, request, head, context)
  }

  /** @internal Lets a caller in. @throws {Rejection} */
  protected admit(contract: OperationContract, head: Head, { sandbox, now, trace }: Context): void {
    const { world, digest } = sandbox
    const token = this.identify(world, contract, head, digest)
    const principal = trace.fault ? tamperToken(token, trace.fault, now) : token
    trace.principal = principal
    this.requireUsable(world, contract, principal, now)
    this.authorise(world, contract, principal)
  }

  /** @internal */
  protected identify(...check: Parameters<typeof identify>): Principal {
    return identify(...check)
  }

  /** @internal */
  protected requireUsable(...check: Parameters<typeof requireUsable>): void {
    requireUsable(...check)
  }

  /** @internal */
  protected authorise(...check: Parameters<typeof authorise>): void {
    authorise(...check)
  }

  /** @internal Has the operation decide, and lets happen what it decided. @throws {Rejection} */
  protected perform(
    { id, contract, params }: Route,
    request: PlainRequest,
    head: Head,
    context: Context,
  ): PlainResponse | Promise<PlainResponse> {
    const { sandbox, now, trace, baseUrl } = context
    const { world } = sandbox
    const query = head.query === '' ? noQuery : new URLSearchParams(head.query)
    if (head.query !== '') validateQuery(contract, query)
    const { text, body, form } = readBody(request, head, contract, world)
    trace.body = text
    const call = {
      operationId: id,
      params,
      query,
      headers: headersOf(request.headers, head, contract),
      body,
      form,
      text,
      principal: trace.principal,
      now,
      since: now,
      mayWait: true,
      baseUrl,
    }
    // The table pairs each operation with its contract, and the call was made by that contract.
    const ask = (more: Partial<OperationCall>) =>
      (operations[id] as Operation<never>)(sandbox.world, {
        ...call,
        ...more,
      } as unknown as OperationCall<never>)
    const first = ask({})
    const settle = (outcome: Decision) => this.#reply(contract, outcome, context)
    return 'wait' in first ? askAgain(ask, settle, first.wait.until, request, context) : settle(first)
  }

  /** Lets happen what an operation decided, and words its answer. */
  #reply(
    contract: OperationContract,
    { response: answer, events = [], row }: Decision,
    context: Context,
  ): PlainResponse | Promise<PlainResponse> {
    const { sandbox, now, trace } = context
    const { world } = sandbox
    const { fault } = trace
    if (row !== undefined) trace.row = row
    this.commit(context, events)
    if (fault?.fault.token === 'REVOKED_AFTER' && trace.principal) {
      this.commit(context, [{ type: 'TokenRevoked', digest: trace.principal.digest, at: now }])
    }
    if (fault && replacesAnswer(fault)) throw faultProblem(fault, contract, now)
    if (!answer.sign || answer.sign.length === 0) return renderResponse(contract.surface, answer, context)
    if (fault?.fault.token === 'KEY_ROTATED') this.commit(context, [{ type: 'SigningKeyRotated', at: now }])
    return signResponse(answer, answer.sign, signingKey(world, fault)).then(({ signed, events: later }) => {
      // Nothing is left to sign for in a World that was reset meanwhile.
      if (later.length > 0 && sandbox.world === world) this.commit(context, later)
      return renderResponse(contract.surface, signed, context)
    })
  }

  /** @internal */
  protected commit({ sandbox, requestId, now, trace }: Context, events: readonly Event[]): void {
    if (events.length > 0) sandbox.commit(events, requestId, trace.answeredAt ?? now)
    trace.after = sandbox.world.sequence
  }

  /** @internal The last word on a reply, before a fault distorts it. */
  protected finish(reply: PlainResponse, _operationId: OperationId | undefined): PlainResponse {
    return reply
  }

  #record(
    request: PlainRequest,
    context: Context,
    reply: PlainResponse,
    problem: Rejection | undefined,
  ): void {
    const { sandbox, requestId, now, before, epoch, trace } = context
    // A request that a reset or a deletion ended is of a journal that is gone.
    if (sandbox.ended || sandbox.world.epoch !== epoch) return
    const body = trace.body || asText(request.body)
    const exchange: Exchange = {
      requestId,
      sandboxId: sandbox.id,
      at: now,
      ...(trace.answeredAt === undefined ? {} : { answeredAt: trace.answeredAt }),
      method: request.method,
      target: request.target,
      headers: request.headers,
      body: keep(body),
      bodyLength: body.length,
      connection: request.connection,
      operationId: trace.route?.id,
      principal: trace.principal,
      problem,
      row: trace.row,
      fault: trace.fault,
      reply,
      before,
      after: trace.after,
    }
    sandbox.journal.record(exchange)
    for (const listener of this.#listeners) listener(exchange)
  }
}

/** Operations only read it. */
const noQuery = new URLSearchParams()
