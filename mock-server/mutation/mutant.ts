import type { OperationId } from '../../contracts/api/index.js'
import { responseOf, type RequestContext } from '../kernel/context.js'
import type { Stage, StageResult } from '../kernel/stage.js'
import { Rejection } from '../operations/rejection.js'
import type { World } from '../world/world.js'
import type { Principal } from '../world/entities.js'
import type { Mutation } from './mutation.js'

/**
 * The pipeline with one flaw, which many hand-written stubs have. It shows what a test suite proves.
 * @param onMade called each time that the flaw makes a difference
 */
export function withMutation(
  stages: readonly Stage[],
  mutation: Mutation,
  onMade: () => void,
): readonly Stage[] {
  const wrap = (stage: Stage): Stage['run'] => {
    switch (stage.name) {
      case 'identify':
        return forgiving(stage, mutation, onMade, (context) => {
          context.principal = mostPowerful(context.sandbox.world)
        })
      case 'requireUsable':
      case 'authorise':
        return forgiving(stage, mutation, onMade, () => undefined)
      case 'readQuery':
      case 'readBody':
      case 'decide':
        return forgiving(stage, mutation, onMade, () => ({
          status: 200,
          headers: { 'Content-Type': 'application/json' },
          body: '{}',
        }))
      case 'commit':
        return forgetting(stage, mutation, onMade)
      case 'addHeaders':
        return rewriting(stage, mutation, onMade)
      default:
        return stage.run
    }
  }
  return stages.map((stage) => ({ ...stage, run: wrap(stage) }))
}

/** Continues with `instead` where the mutation leaves out a rejection. */
function forgiving(
  { run }: Stage,
  { forgives }: Mutation,
  onMade: () => void,
  instead: (context: RequestContext) => StageResult | void,
): Stage['run'] {
  return (context) => {
    try {
      return run(context)
    } catch (error) {
      if (!(error instanceof Rejection) || error.options.rule === 'fault' || !context.route) throw error
      const { kind, rule, status } = error.options
      if (!forgives?.({ operationId: context.route.id, kind, rule, status })) throw error
      onMade()
      return instead(context) ?? undefined
    }
  }
}

/** Leaves out the events that the mutation forgets. */
function forgetting({ run }: Stage, mutation: Mutation, onMade: () => void): Stage['run'] {
  return (context) => {
    const { decision } = context
    const events = decision?.events?.filter(({ type }) => !isForgotten(mutation, type, context))
    if (decision && events && events.length < (decision.events?.length ?? 0)) {
      onMade()
      context.decision = { ...decision, events }
    }
    return run(context)
  }
}

/** Whether a mutation leaves out an event of this request. */
function isForgotten({ forgets, of }: Mutation, type: string, { route }: RequestContext): boolean {
  return forgets?.includes(type) === true && (of === undefined || of.some((each) => each === route?.id))
}

/** Changes the response of an operation before the headers that all responses have. */
function rewriting({ run }: Stage, { rewrites }: Mutation, onMade: () => void): Stage['run'] {
  return (context) => {
    const operationId: OperationId | undefined = context.route?.id
    if (!rewrites || operationId === undefined) return run(context)
    const response = responseOf(context)
    const rewritten = rewrites(response, operationId)
    if (rewritten !== response) {
      onMade()
      const { 'Content-Length': _, ...headers } = rewritten.headers
      context.response = { ...response, ...rewritten, headers }
    }
    return run(context)
  }
}

/** A principal with the scopes of all clients: a mock without authentication lets everyone do everything. */
function mostPowerful({ clients }: World): Principal {
  const all = [...clients.values()].toSorted((one, other) => other.scopes.length - one.scopes.length)
  const scopes = [...new Set(all.flatMap((client) => client.scopes))]
  return { digest: '', clientId: all[0]?.clientId ?? '', scopes, issuedAt: 0, expiresAt: Infinity }
}

/**
 * The pipeline as it is, reporting which mutations would make a difference.
 * @param onReached called with each mutation that would change what a stage does, each time
 */
export function withProbe(
  stages: readonly Stage[],
  all: readonly Mutation[],
  onReached: (mutation: Mutation) => void,
): readonly Stage[] {
  return stages.map((stage) => ({
    ...stage,
    run: (context) => {
      if (stage.name === 'commit') {
        const types = context.decision?.events?.map(({ type }) => type) ?? []
        all.filter((each) => types.some((type) => isForgotten(each, type, context))).forEach(onReached)
      }
      const operationId = context.route?.id
      if (stage.name === 'addHeaders' && operationId !== undefined) {
        const response = responseOf(context)
        all
          .filter(({ rewrites }) => rewrites && rewrites(response, operationId) !== response)
          .forEach(onReached)
      }
      if (!forgivingStages.has(stage.name)) return stage.run(context)
      try {
        return stage.run(context)
      } catch (error) {
        if (isForgivable(error) && operationId !== undefined) {
          const { kind, rule, status } = error.options
          all.filter(({ forgives }) => forgives?.({ operationId, kind, rule, status })).forEach(onReached)
        }
        throw error
      }
    },
  }))
}

const forgivingStages: ReadonlySet<string> = new Set([
  'identify',
  'requireUsable',
  'authorise',
  'readQuery',
  'readBody',
  'decide',
])

function isForgivable(error: unknown): error is Rejection {
  return error instanceof Rejection && error.options.rule !== 'fault'
}
