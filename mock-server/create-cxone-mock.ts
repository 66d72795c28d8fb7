import { CxoneMock } from './cxone-mock.js'
import { defaultSandboxId } from './kernel/kernel.js'
import { changesOf, readOverride } from './mutation/override.js'
import { kernelFor } from './mutation/overridden-kernel.js'
import {
  clockAt,
  kernelOptionsOf,
  randomSeed,
  requireValid,
  scenarioOf,
  systemTime,
  tenantProfileOf,
  type MockOptions,
} from './options.js'
import { Sandbox } from './sandbox/sandbox.js'

/**
 * Creates a mock. With `port` it starts a server. Without, use `fetch`, `cxone-mock/msw` or `cxone-mock/express`.
 * @throws {ControlError} 400 listing what is wrong with the scenario
 * @example
 * await using mock = await createCxoneMock({ port: 0 })
 * const sandbox = await mock.sandbox()
 * const { CXONE_BASE_URL, CXONE_CLIENT_ID } = mock.env(sandbox)
 * @throws {StoreError} when the store cannot be opened
 */
export async function createCxoneMock(options: MockOptions = {}): Promise<CxoneMock> {
  requireValid(options)
  const override = await readOverride()
  const tenant = await tenantProfileOf(options, override)
  const chosen = { ...options, ...(tenant && { tenantProfile: tenant.profile }) }
  const scenario = await scenarioOf(chosen, override)
  const { store, seed: given } = options
  const opened =
    store === undefined
      ? undefined
      : await (await import('./store/open-store.js')).openStore(store, { scenario, seed: given }, randomSeed)
  try {
    const clock = clockAt(options.clock)
    const seed = opened?.seed ?? given ?? randomSeed()
    const id = defaultSandboxId
    const main = opened?.main(id, clock) ?? new Sandbox({ id, scenario, seed, clock })
    const kernelOptions = { ...kernelOptionsOf(chosen), ...(opened ? { store: opened.store } : {}) }
    const kernel = await kernelFor(main, kernelOptions, override)
    const continued = (await opened?.resume(kernel, systemTime)) ?? false
    const changes = changesOf(override)
    const parts = { scenario, seed, clock: options.clock, changes, continued, tenantProfile: tenant?.view }
    const mock = new CxoneMock(kernel, parts, opened?.store)
    await mock.flush()
    if (options.port !== undefined) await mock.start({ ...options, port: options.port })
    return mock
  } catch (error) {
    await opened?.store.close()
    throw error
  }
}
