import { Kernel, type KernelOptions } from '../kernel/kernel.js'
import { pipeline } from '../kernel/pipeline.js'
import { assumptionsFile, effectFile, type Override } from './override.js'
import type { Sandbox } from '../sandbox/sandbox.js'

/** The kernel that an override asks for. @throws {RangeError} when there is no such mutation */
export async function kernelFor(
  main: Sandbox,
  options: KernelOptions,
  override: Override | undefined,
): Promise<Kernel> {
  if (!override) return new Kernel(main, options)
  if (override.mutation === undefined) return traced(main, options, assumptionsFile(override))
  return mutated(main, options, override.mutation, effectFile(override))
}

/** A kernel that writes down the assumptions on which its responses depend. */
async function traced(main: Sandbox, options: KernelOptions, file: string): Promise<Kernel> {
  const [{ withAssumptionTrace }, { appendFileSync }] = await Promise.all([
    import('./assumption-trace.js'),
    import('node:fs'),
  ])
  const read = new Set<string>()
  const stages = withAssumptionTrace(pipeline, (ambiguity) => {
    if (read.has(ambiguity)) return
    read.add(ambiguity)
    appendFileSync(file, `${ambiguity}\n`)
  })
  const kernel = new Kernel(main, options, stages)
  const stop = kernel.onExchange(() => {
    stop()
    appendFileSync(file, '')
  })
  return kernel
}

/** A kernel with a mutation, which writes down whether that made a difference. */
async function mutated(main: Sandbox, options: KernelOptions, id: string, file: string): Promise<Kernel> {
  const [{ withMutation }, { mutations }, { writeFileSync }] = await Promise.all([
    import('./mutant.js'),
    import('./mutations.js'),
    import('node:fs'),
  ])
  const mutation = mutations.find((each) => each.id === id)
  if (!mutation) throw new RangeError(`there is no mutation ${id}`)
  let made = false
  const stages = withMutation(pipeline, mutation, () => {
    if (!made) writeFileSync(file, '')
    made = true
  })
  return new Kernel(main, options, stages)
}
