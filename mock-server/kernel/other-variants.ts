import { assumed, type Evidence } from '../../contracts/evidence.js'
import { ambiguities, type AmbiguityName, type Assumptions } from '../../contracts/register/ambiguities.js'
import { Rejection } from '../operations/rejection.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import type { World } from '../world/world.js'
import { RequestContext } from './context.js'
import { authorise, identify, requireUsable } from './stages/authorise.js'
import { decisionOf } from './stages/decide.js'
import { tamperToken } from './stages/faults.js'
import { route } from './stages/find-operation.js'
import { readBody, readQuery } from './stages/read-content.js'
import { render } from './stages/respond.js'

/** A variant in force without which a request would have another outcome. */
interface DecidingVariant {
  readonly name: AmbiguityName
  readonly variant: string
  readonly evidence: Evidence
}

/**
 * The variants that decided a request: under another variant of the same question its status, the presence of its body
 * or the fields of that body would be different. Each is tried, because a decision is pure.
 */
export function decidingVariants(context: RequestContext): DecidingVariant[] {
  const { assumptions } = context
  const read = new Set<AmbiguityName>()
  const outcome = outcomeUnder(
    context,
    traced(assumptions, (name) => read.add(name)),
  )
  return [...read].flatMap((name) => {
    const variant = assumptions[name]
    const others = Object.keys(ambiguities[name].variants).filter((each) => each !== variant)
    const isDeciding = others.some(
      (each) => outcomeUnder(context, withVariant(assumptions, name, each)) !== outcome,
    )
    return isDeciding ? [{ name, variant, evidence: assumed(name) }] : []
  })
}

/** Kept, so that the table of the lifecycle is made once for each. */
const variations = new WeakMap<Assumptions, Map<string, Assumptions>>()

function withVariant(assumptions: Assumptions, name: AmbiguityName, variant: string): Assumptions {
  const known = variations.get(assumptions) ?? new Map<string, Assumptions>()
  variations.set(assumptions, known)
  const key = `${name}=${variant}`
  const other = known.get(key) ?? { ...assumptions, [name]: variant }
  known.set(key, other)
  return other
}

function traced(assumptions: Assumptions, onRead: (name: AmbiguityName) => void): Assumptions {
  return new Proxy(assumptions, {
    get(target, name) {
      if (Object.hasOwn(target, name)) onRead(name as AmbiguityName)
      return Reflect.get(target, name) as unknown
    },
  })
}

const stages = [route, identify, tamperToken, requireUsable, authorise, readQuery, readBody]

/** What is compared of the response that a request would have under these assumptions. */
function outcomeUnder(context: RequestContext, assumptions: Assumptions): string {
  const other = copyOf(context, assumptions)
  try {
    for (const stage of stages) stage(other)
    const decision = decisionOf(other)
    if ('wait' in decision) return 'waits'
    const { status, body, text } = decision.response
    return `${status} ${text?.type ?? fieldsOf(body)}`
  } catch (error) {
    if (!(error instanceof Rejection)) throw error
    other.rejection = error
    const response = render(other)
    return `${response?.status} ${response?.body === '' ? 'empty' : 'error'}`
  }
}

function fieldsOf(body: unknown): string {
  if (body === undefined) return 'empty'
  if (Array.isArray(body)) return 'array'
  return typeof body === 'object' && body !== null ? Object.keys(body).toSorted().join(' ') : typeof body
}

/** The context as it was before the stage `route`, in the same World with other assumptions. */
function copyOf(context: RequestContext, assumptions: Assumptions): RequestContext {
  const other = new RequestContext(context.request, context.parts)
  const { target, path, prefix, head, now, requestId, fault, poll, answeredAt } = context
  const world: World = { ...context.sandbox.world, assumptions }
  return Object.assign(other, {
    target,
    path,
    prefix,
    head,
    now,
    requestId,
    fault,
    poll,
    answeredAt,
    assumptions,
    sandbox: sandboxWith(context.sandbox, world),
  })
}

function sandboxWith(sandbox: Sandbox, world: World): Sandbox {
  return new Proxy(sandbox, {
    get(target, name) {
      if (name === 'world') return world
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
}
