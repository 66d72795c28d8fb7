import type { Assumptions } from '../../contracts/register/ambiguities.js'
import type { Stage } from '../kernel/stage.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import type { World } from '../world/world.js'

/**
 * The pipeline, reporting which assumptions the responses depend on. Another variant of any other ambiguity leaves
 * every response as it is.
 * @param onRead called with the name of an ambiguity each time that a stage reads its assumption
 */
export function withAssumptionTrace(
  stages: readonly Stage[],
  onRead: (ambiguity: string) => void,
): readonly Stage[] {
  const views = new WeakMap<Sandbox, Sandbox>()
  const viewOf = (sandbox: Sandbox) => {
    const view = views.get(sandbox) ?? tracedSandbox(sandbox, onRead)
    views.set(sandbox, view)
    return view
  }
  return stages.map((stage) => {
    if (stage.name !== 'enterSandbox') return stage
    return {
      ...stage,
      run: (context) => {
        context.sandbox = viewOf(context.sandbox)
        return stage.run(context)
      },
    }
  })
}

/** The sandbox as the stages see it: its World is traced, also after a reset or a restore. */
function tracedSandbox(sandbox: Sandbox, onRead: (ambiguity: string) => void): Sandbox {
  const views = new WeakMap<World, World>()
  const viewOf = (world: World) => {
    const view = views.get(world) ?? tracedWorld(world, onRead)
    views.set(world, view)
    return view
  }
  return new Proxy(sandbox, {
    get(target, name) {
      if (name === 'world') return viewOf(target.world)
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
}

function tracedWorld(world: World, onRead: (ambiguity: string) => void): World {
  const assumptions = traced(world.assumptions, onRead)
  return new Proxy(world, {
    get: (target, name) => (name === 'assumptions' ? assumptions : (Reflect.get(target, name) as unknown)),
  })
}

function traced(assumptions: Assumptions, onRead: (ambiguity: string) => void): Assumptions {
  return new Proxy(assumptions, {
    get(target, name) {
      if (typeof name === 'string' && Object.hasOwn(target, name)) onRead(name)
      return Reflect.get(target, name) as unknown
    },
  })
}
