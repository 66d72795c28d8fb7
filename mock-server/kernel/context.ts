import type { Grade } from '../../contracts/evidence.js'
import type { Assumptions } from '../../contracts/register/ambiguities.js'
import type { TenantProfile } from '../../contracts/register/tenant-profile.js'
import type { InjectedFault } from '../faults/fault.js'
import type { HeldRequest } from '../faults/holds.js'
import { emptyHead, type Head } from '../http/head.js'
import type { PlainRequest, PlainResponse } from '../http/message.js'
import type { Decision, OperationCall } from '../operations/operation.js'
import type { Rejection } from '../operations/rejection.js'
import type { Route } from '../routing/route.js'
import type { Exchange } from '../sandbox/journal.js'
import type { Sandboxes } from '../sandbox/registry.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import type { Instant, Principal } from '../world/entities.js'
import type { KernelStore } from './kernel-store.js'
import type { LongPoll } from './long-poll.js'
import type { StageName } from './stage-name.js'

/** What is the same for all requests to one kernel. */
export interface KernelParts {
  readonly sandboxes: Sandboxes
  /** What is known less well is answered with 501. */
  readonly evidence: Grade
  readonly tenantProfile: TenantProfile | undefined
  /** The start of every endpoint URL. Undefined: the URL under which the request came. */
  readonly issuer: string | undefined
  /** Keeps the state beyond the life of the process. */
  readonly store: KernelStore | undefined
  /** Called with every exchange that the journal has recorded. */
  readonly listeners: ReadonlySet<(exchange: Exchange) => void>
}

/** No operation changes it. */
const noQuery = new URLSearchParams()

/**
 * One request on its way through the stages. A stage fills in what it finds out. The comments name the stage that
 * sets a field; until then the field has the value below.
 */
export class RequestContext {
  readonly request: PlainRequest
  readonly parts: KernelParts

  /** readTarget: path and query without the prefix that names a sandbox. */
  target: string
  /** readTarget: the path of `target`. */
  path: string
  /** readTarget: `/s/{sandbox}`, or nothing. */
  prefix = ''
  /** readHead */
  head: Head = emptyHead
  /** readTarget or resolveSandbox: the default sandbox until another one is found. */
  sandbox: Sandbox
  /** enterSandbox */
  now: Instant = 0
  /** enterSandbox */
  assumptions: Assumptions
  /** enterSandbox: how many events the World had seen before. */
  before = 0
  /** commit: how many events the World has seen afterwards. */
  after = 0
  /** decide: how often changes of the sandbox had been undone. */
  generation = 0
  /** enterSandbox: which World of the sandbox this is. A reset starts the next one. */
  epoch = 0
  /** assignId */
  requestId = ''
  /** route */
  route: Route | undefined = undefined
  /** injectFault */
  fault: InjectedFault | undefined = undefined
  /** identify */
  principal: Principal | undefined = undefined
  /** readQuery */
  query = noQuery
  /** readBody: the body as text. */
  text = ''
  /** readBody: the parsed JSON body. */
  body: unknown = undefined
  /** readBody: the parameters of a form. */
  form: OperationCall['form'] = []
  /** hold: set when a test has held the request. */
  held: HeldRequest | undefined = undefined
  /** decide: set while the request waits for something to happen. */
  poll: LongPoll | undefined = undefined
  /** hold or decide: when a request that waited was answered. */
  answeredAt: Instant | undefined = undefined
  /** decide */
  decision: Decision | undefined = undefined
  /** The kernel: why the request was rejected, and in which stage. */
  rejection: Rejection | undefined = undefined
  rejectedAt: StageName | undefined = undefined
  /** record */
  exchange: Exchange | undefined = undefined
  /** Set when the newest state is not known, because the store cannot be reached. */
  storeFailure: Error | undefined = undefined
  /** store: set once the request waits for it. */
  stored = false
  /** render, or an earlier stage that answers by itself. */
  response: PlainResponse | undefined = undefined

  constructor(request: PlainRequest, parts: KernelParts) {
    this.request = request
    this.parts = parts
    this.target = request.target
    this.path = request.target
    this.sandbox = parts.sandboxes.default
    this.assumptions = this.sandbox.world.assumptions
  }
}

/** The operation of a request. @throws {TypeError} before `route` has run, which is a bug of the mock */
export function routeOf({ route }: RequestContext): Route {
  if (!route) throw new TypeError('a stage needs the operation before the stage route has run')
  return route
}

/** The response as it stands. @throws {TypeError} before `render` has run, which is a bug of the mock */
export function responseOf({ response }: RequestContext): PlainResponse {
  if (!response) throw new TypeError('a stage needs the response before the stage render has run')
  return response
}
