import { Kernel, type KernelOptions } from '../kernel/kernel.js'
import { pipeline } from '../kernel/pipeline.js'
import { assumptionsFile, effectFile, reachedFile, type Override } from './override.js'
import type { Sandbox } from '../sandbox/sandbox.js'

/** The times of a flaw that are written down, to find the tests that went through it. */
const maxTimes = 5000

/** The kernel that an override asks for. @throws {RangeError} when there is no such mutation */
export async function kernelFor(
  main: Sandbox,
  options: KernelOptions,
  override: Override | undefined,
): Promise<Kernel> {
  if (!override) return new Kernel(main, options)
  if (override.mutation === undefined) return traced(main, options, override)
  return mutated(main, options, override.mutation, effectFile(override))
}

/** A kernel that writes down the assumptions on which its responses depend, and the mutations that would change them. */
async function traced(main: Sandbox, options: KernelOptions, override: Override): Promise<Kernel> {
  const [{ withAssumptionTrace }, { withProbe }, { mutations }, { appendFileSync }] = await Promise.all([
    import('./assumption-trace.js'),
    import('./mutant.js'),
    import('./mutations.js'),
    import('node:fs'),
  ])
  const file = assumptionsFile(override)
  const reached = new Set<string>()
  const probed = withProbe(pipeline, mutations, ({ id }) => {
    if (reached.has(id)) return
    reached.add(id)
    appendFileSync(reachedFile(override), `${id}\n`)
  })
  const read = new Set<string>()
  const stages = withAssumptionTrace(probed, (ambiguity) => {
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
  const [{ withMutation }, { mutations }, { appendFileSync }] = await Promise.all([
    import('./mutant.js'),
    import('./mutations.js'),
    import('node:fs'),
  ])
  const mutation = mutations.find((each) => each.id === id)
  if (!mutation) throw new RangeError(`there is no mutation ${id}`)
  let count = 0
  const stages = withMutation(pipeline, mutation, () => {
    if (count < maxTimes) appendFileSync(file, `${Math.round(performance.timeOrigin + performance.now())}\n`)
    count += 1
  })
  return new Kernel(main, options, stages)
}
