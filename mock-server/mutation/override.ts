import { Kernel, type KernelOptions } from '../kernel/kernel.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import type { MockOptions } from '../options.js'

/**
 * What `cxone-mock mutate` and `cxone-mock matrix` ask of every mock that a suite makes, in the process of the
 * suite too: a suite that reads nothing but the credentials needs no change to be run again.
 */
export interface Override {
  /** The id of a mutation. */
  readonly mutation?: string
  readonly assumptions?: Readonly<Record<string, string>>
  /** A file that is there once the mutation made a difference. */
  readonly metFile?: string
  /**
   * A file that is there once anything was asked, and gets a line with the name of each ambiguity whose assumption made
   * up an answer.
   */
  readonly askedFile?: string
}

export const overrideVariable = 'CXONE_MOCK_OVERRIDE'

/** @throws {SyntaxError} when the variable is set by somebody else */
export function readOverride(): Override {
  const text = typeof process === 'undefined' ? undefined : process.env[overrideVariable]
  return text === undefined || text === '' ? {} : (JSON.parse(text) as Override)
}

export function withOverride(options: MockOptions, { assumptions }: Override): MockOptions {
  return assumptions ? { ...options, assumptions: { ...options.assumptions, ...assumptions } } : options
}

/** The kernel that an override asks for. @throws {RangeError} when there is no such mutation */
export async function kernelFor(main: Sandbox, options: KernelOptions, override: Override): Promise<Kernel> {
  if (override.mutation) return broken(main, options, override)
  return override.askedFile ? watched(main, options, override.askedFile) : new Kernel(main, options)
}

/** A kernel that writes down which open questions its answers rest on. */
async function watched(main: Sandbox, options: KernelOptions, askedFile: string): Promise<Kernel> {
  const [{ WatchedKernel }, { appendFileSync }] = await Promise.all([
    import('./assumption-trace.js'),
    import('node:fs'),
  ])
  const asked = new Set<string>()
  const kernel = new WatchedKernel(main, options, (ambiguity) => {
    if (asked.has(ambiguity)) return
    asked.add(ambiguity)
    appendFileSync(askedFile, `${ambiguity}\n`)
  })
  const forget = kernel.onExchange(() => {
    forget()
    appendFileSync(askedFile, '')
  })
  return kernel
}

/** A kernel with the mutation that is asked for. @throws {RangeError} when there is none of that id */
export async function broken(
  main: Sandbox,
  options: KernelOptions,
  { mutation: id, metFile }: Override,
): Promise<Kernel> {
  const [{ BrokenKernel }, { mutations }, { writeFileSync }] = await Promise.all([
    import('./mutant.js'),
    import('./mutations.js'),
    import('node:fs'),
  ])
  const mutation = mutations.find((each) => each.id === id)
  if (!mutation) throw new RangeError(`there is no mutation ${id}`)
  let met = false
  return new BrokenKernel(main, options, mutation, () => {
    if (!met && metFile !== undefined) writeFileSync(metFile, '')
    met = true
  })
}
