import { ControlError } from './control/error.js'
import type { SandboxIds } from './control/sandboxes/sandbox-ids.js'
import type { Kernel } from './kernel/kernel.js'
import type { KeptState } from './kept-state.js'
import type { Sandbox } from './sandbox/sandbox.js'

/** Makes a sandbox with an id. */
export type MakesSandbox = (id: string) => Sandbox | Promise<Sandbox>

/**
 * Adds a sandbox with a given id, or with a generated one that no other process has taken in the meantime.
 * @throws {ControlError} 409 when the id or a credential is taken
 */
export async function addSandbox(
  kernel: Kernel,
  kept: KeptState,
  given: string | SandboxIds,
  make: MakesSandbox,
): Promise<Sandbox> {
  for (;;) {
    const id = typeof given === 'string' ? given : given.next()
    try {
      return await add(kernel, kept, await make(id))
    } catch (error) {
      if (!(error instanceof ControlError && error.status === 409) || typeof given === 'string') throw error
      await kept.update?.()
      if (!kernel.sandboxes.has(id)) throw error
    }
  }
}

async function add(kernel: Kernel, kept: KeptState, made: Sandbox): Promise<Sandbox> {
  try {
    kernel.add(made)
  } catch (error) {
    throw new ControlError(409, error instanceof Error ? error.message : String(error))
  }
  await kept.add(made)
  return made
}
