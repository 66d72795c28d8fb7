import type { World } from '../world/world.js'
import { Kernel, type KernelOptions } from '../kernel/kernel.js'
import type { Sandbox } from '../sandbox/sandbox.js'

/** A kernel that tells which open questions were asked: under another answer to the others nothing differs. */
export class WatchedKernel extends Kernel {
  readonly #onAsked: (ambiguity: string) => void

  /** @param onAsked called each time that the assumption of an ambiguity is looked up, in any sandbox */
  constructor(main: Sandbox, options: KernelOptions, onAsked: (ambiguity: string) => void) {
    super(main, options)
    this.#onAsked = onAsked
    watch(main, onAsked)
  }

  override add(sandbox: Sandbox): void {
    watch(sandbox, this.#onAsked)
    super.add(sandbox)
  }
}

/** Through a reset and a restore, too: each World that the sandbox is given tells. */
function watch(sandbox: Sandbox, onAsked: (ambiguity: string) => void): void {
  let world = telling(sandbox.world, onAsked)
  Object.defineProperty(sandbox, 'world', {
    get: () => world,
    set: (next: World) => {
      world = telling(next, onAsked)
    },
  })
}

function telling(world: World, onAsked: (ambiguity: string) => void): World {
  const told = Object.defineProperties(
    {},
    Object.fromEntries(
      Object.entries(world.assumptions).map(([name, variant]) => {
        const get = () => {
          onAsked(name)
          return variant
        }
        return [name, { enumerable: true, get }]
      }),
    ),
  )
  return Object.defineProperty(world, 'assumptions', {
    value: told,
    enumerable: true,
    configurable: true,
  })
}
