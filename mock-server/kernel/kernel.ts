import type { OperationId } from '../../contracts/api/index.js'
import type { OperationContract } from '../../contracts/contract.js'
import { isAtLeast, type Grade } from '../../contracts/evidence.js'
import { operations } from '../operations/index.js'
import type { Call, Operation } from '../operations/operation.js'
import { Problem } from '../operations/problem.js'
import type { Event } from '../world/events.js'
import type { Instant, Principal } from '../world/world.js'
import { arrive, type Sandboxes } from './arrive.js'
import { authorise, identify, requireUsable } from './authenticate.js'
import { decodeBody, readForm, readJson, requireJsonLabel } from './body.js'
import { answersInstead, distort, faultProblem, replacesAnswer, spoil } from './distort.js'
import type { MetFault } from './fault.js'
import type { Head } from './head.js'
import { httpDate } from './http-date.js'
import { keep, type Exchange } from './journal.js'
import { limits, type Reply, type Request } from './message.js'
import { internal, tooWeak } from './own-refusals.js'
import { allowOf, route, surfaceOf, type Route } from './route.js'
import type { Sandbox } from './sandbox.js'
import { Secrets } from './secrets.js'
import { word, wordRefusal } from './surfaces.js'
import { bodySchema, Validator } from './validate.js'

export interface KernelOptions {
  /** Operations with a weaker grade answer 501. Default: none does. */
  readonly evidence?: Grade
}

/** The sandbox that requests without a credential meet. */
export const defaultSandboxId = 'default'

/** What the journal keeps of how a request went, filled in as far as it got. */
interface Trace {
  body: string
  fault?: MetFault
  route?: Route
  row?: string
  principal?: Principal
}

/** One request on its way through the kernel. */
export interface Context {
  readonly sandbox: Sandbox
  readonly requestId: string
  readonly now: Instant
  readonly trace: Trace
}

/** Takes a request to its sandbox, has it decided, records it, and words the reply. Knows no host. */
export class Kernel {
  readonly #sandboxes = new Map<string, Sandbox>()
  /** By client id and by access key id. */
  readonly #byCredential = new Map<string, Sandbox>()
  readonly #listeners = new Set<(exchange: Exchange) => void>()
  readonly #validator = new Validator()
  readonly #evidence: Grade
  readonly #finder: Sandboxes
  /** What must not leave, wherever it turns up: a secret of one sandbox may be sent to another. */
  readonly secrets = new Secrets()

  constructor(main: Sandbox, { evidence = 'assumed' }: KernelOptions = {}) {
    this.#evidence = evidence
    this.add(main)
    this.#finder = {
      default: main,
      byId: (id) => this.#sandboxes.get(id),
      byClientId: (clientId) => this.#byCredential.get(`client ${clientId}`),
      byAccessKeyId: (keyId) => this.#byCredential.get(`access key ${keyId}`),
    }
  }

  get sandboxes(): ReadonlyMap<string, Sandbox> {
    return this.#sandboxes
  }

  /** @throws {RangeError} when another sandbox has its id, one of its client ids or of its access keys */
  add(sandbox: Sandbox): void {
    if (this.#sandboxes.has(sandbox.id)) throw new RangeError(`there is a sandbox ${sandbox.id} already`)
    const credentials = credentialsOf(sandbox)
    const taken = credentials.find((credential) => this.#byCredential.has(credential))
    if (taken !== undefined) throw new RangeError(`another sandbox has a ${taken}`)
    this.#sandboxes.set(sandbox.id, sandbox)
    for (const credential of credentials) this.#byCredential.set(credential, sandbox)
    this.secrets.addSandbox(sandbox.id, sandbox.scenario)
    sandbox.secrets = this.secrets
  }

  remove(sandbox: Sandbox): void {
    if (this.#sandboxes.get(sandbox.id) !== sandbox) return
    this.#sandboxes.delete(sandbox.id)
    this.secrets.removeSandbox(sandbox.id, sandbox.scenario)
    for (const [credential, owner] of this.#byCredential) {
      if (owner === sandbox) this.#byCredential.delete(credential)
    }
  }

  /** Calls `listener` after each exchange, until the function that it returns is called. */
  onExchange(listener: (exchange: Exchange) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Loads what the first request with a JSON body would otherwise wait for. */
  async load(): Promise<void> {
    await this.#validator.load()
  }

  /** Answers a request: at once, but for the first that has to wait for the schema library. */
  handle(request: Request): Reply | Promise<Reply> {
    if (this.#validator.loaded || !mayNeedSchema(request)) return this.#answer(request)
    return this.#validator.load().then(() => this.#answer(request))
  }

  #answer(request: Request): Reply | Promise<Reply> {
    const { sandbox, head, path } = arrive(request, this.#finder)
    const trace: Trace = { body: '' }
    const context = { sandbox, requestId: sandbox.nextRequestId(), now: sandbox.clock.now(), trace }
    const { assumptions, sequence: before } = sandbox.catchUp(context.now).world
    let reply: Reply
    let problem: Problem | undefined
    try {
      if (head instanceof Problem) throw head
      reply = this.#decide(request, head, context)
    } catch (error) {
      problem = error instanceof Problem ? error : internal(error)
      reply = wordRefusal(surfaceOf(path), problem, { requestId: context.requestId, assumptions })
    }
    reply = this.finish(reply, trace.route?.id)
    reply.headers['Date'] = httpDate(context.now)
    if (trace.fault) reply = distort(reply, trace.fault)
    this.#record(request, context, reply, before, problem)
    const delay = trace.fault?.fault.fixedDelayMilliseconds
    return delay === undefined ? reply : sandbox.clock.reached(context.now + delay).then(() => reply)
  }

  #decide(request: Request, head: Head, context: Context): Reply {
    const { sandbox, now, trace } = context
    if (request.method === 'OPTIONS') {
      const allow = head.path === '*' ? 'GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS' : allowOf(head.path)
      if (allow) return { status: 204, headers: { Allow: allow }, body: '' }
    }
    const found = route(request.method, head.path)
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

  /** Lets a caller in. @throws {Problem} */
  protected admit(contract: OperationContract, head: Head, { sandbox, now, trace }: Context): void {
    const { world, digest } = sandbox
    const token = this.identify(world, contract, head, digest)
    const principal = trace.fault ? spoil(token, trace.fault, now) : token
    trace.principal = principal
    this.requireUsable(world, contract, principal, now)
    this.authorise(world, contract, principal)
  }

  protected identify(...check: Parameters<typeof identify>): Principal {
    return identify(...check)
  }

  protected requireUsable(...check: Parameters<typeof requireUsable>): void {
    requireUsable(...check)
  }

  protected authorise(...check: Parameters<typeof authorise>): void {
    authorise(...check)
  }

  /** Has the operation decide, and lets happen what it decided. @throws {Problem} */
  protected perform({ id, contract, params }: Route, request: Request, head: Head, context: Context): Reply {
    const { sandbox, requestId, now, trace } = context
    const { world } = sandbox
    const { fault } = trace
    const query = head.query === '' ? noQuery : new URLSearchParams(head.query)
    if (contract.parameters && head.query !== '') this.#validator.query(contract, query)
    const { body, form } = this.#readBody(request, head, context, contract)
    const { authorization } = head
    const call = {
      operationId: id,
      params,
      query,
      headers: { authorization },
      body,
      form,
      principal: trace.principal,
      now,
    }
    // The table pairs each operation with its contract, and the call was made by that contract.
    const {
      answer,
      events = [],
      row,
    } = (operations[id] as Operation<never>)(world, call as unknown as Call<never>)
    if (row !== undefined) trace.row = row
    this.commit(context, events)
    if (fault?.fault.token === 'REVOKED_AFTER' && trace.principal) {
      sandbox.commit([{ type: 'TokenRevoked', digest: trace.principal.digest, at: now }], requestId, now)
    }
    if (fault && replacesAnswer(fault)) throw faultProblem(fault, contract, now)
    return word(contract.surface, answer, { requestId, assumptions: world.assumptions })
  }

  protected commit({ sandbox, requestId, now }: Context, events: readonly Event[]): void {
    if (events.length > 0) sandbox.commit(events, requestId, now)
  }

  /** The last word on a reply, before a fault distorts it. */
  protected finish(reply: Reply, _operationId: OperationId | undefined): Reply {
    return reply
  }

  #readBody(
    request: Request,
    head: Head,
    { sandbox: { world }, trace }: Context,
    contract: OperationContract,
  ): { readonly body: unknown; readonly form: Call['form'] } {
    const token = contract.surface === 'oauth'
    const schema = bodySchema(contract)
    if (schema) requireJsonLabel(request.body, head, world.assumptions)
    const text = decodeBody(request.body, head, token ? limits.tokenBodyBytes : limits.bodyBytes)
    trace.body = text
    if (token) return { body: undefined, form: readForm(text, head) }
    if (!schema) return { body: undefined, form: [] }
    const body = readJson(text)
    this.#validator.body(world, contract, schema, body)
    return { body, form: [] }
  }

  #record(
    request: Request,
    context: Context,
    reply: Reply,
    before: number,
    problem: Problem | undefined,
  ): void {
    const { sandbox, requestId, now, trace } = context
    const body = trace.body || lenient(request.body)
    const exchange: Exchange = {
      requestId,
      sandboxId: sandbox.id,
      at: now,
      method: request.method,
      target: request.target,
      headers: request.headers,
      body: keep(body),
      bodyLength: body.length,
      operationId: trace.route?.id,
      principal: trace.principal,
      problem,
      row: trace.row,
      fault: trace.fault,
      reply,
      before,
      after: sandbox.world.sequence,
    }
    sandbox.journal.record(exchange)
    for (const listener of this.#listeners) listener(exchange)
  }
}

/** What a sandbox is found by, each with its kind. */
function credentialsOf({ world }: Sandbox): string[] {
  return [
    ...Array.from(world.clients.keys(), (clientId) => `client ${clientId}`),
    ...Array.from(world.accessKeys.keys(), (accessKeyId) => `access key ${accessKeyId}`),
  ]
}

/** Operations only read it. */
const noQuery = new URLSearchParams()

function mayNeedSchema({ target, body }: Request): boolean {
  return target.includes('?') || (body !== undefined && body.length > 0 && !target.endsWith('/oauth/token'))
}

/** A body that was not needed, or not readable, as the journal shows it. */
function lenient(body: Request['body']): string {
  if (body === undefined || body.length === 0) return ''
  return typeof body === 'string' ? body : new TextDecoder().decode(body)
}
