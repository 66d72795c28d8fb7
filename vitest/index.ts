import { expect as baseExpect, test as base, type ExpectStatic, type TestAPI } from 'vitest'
import {
  createCxoneMock,
  type CxoneMock,
  type Environment,
  type MockOptions,
  type SandboxControl,
} from '../mock-server/index.js'
import { requirePeer } from '../mock-server/adapters/peer.js'
import { watch } from '../kit/observe/sandbox-recorder.js'
import { matchers, type CxoneMatchers } from './matchers.js'
import { requireHandled, requireMet, storyOf } from './story.js'

requirePeer('cxone-mock/vitest', 'vitest', '3.2')

declare module 'vitest' {
  interface Matchers<T> extends CxoneMatchers<T> {}
}

/** What each test is given. */
export interface CxoneFixtures {
  /** The mock that the tests of a file share; it listens on a free port. */
  readonly cxone: CxoneMock
  /** A sandbox of the test's own: its clients, clock, calls, faults and journal. */
  readonly sandbox: SandboxControl
  /** `CXONE_BASE_URL` and the rest, for the sandbox of the test. */
  readonly cxoneEnv: Environment
  /** What to do with requests that no operation of the mock takes. Default: the test fails. */
  readonly onUnhandledRequest: 'error' | 'ignore'
  /** What to do with faults that met no request. Default: they are told under a test that fails for other reasons. */
  readonly onUnmetFault: 'error' | 'ignore'
}

/**
 * Vitest's `test` with a sandbox for each test. What was refused is explained under a test that fails.
 * @param options for the mock, `clock` for each sandbox, too; default: the demo scenario on a free port in real time
 */
export function cxoneTest(options: MockOptions = {}): TestAPI<CxoneFixtures> {
  return base.extend<CxoneFixtures>({
    onUnhandledRequest: 'error',
    onUnmetFault: 'ignore',
    cxone: [
      // Vitest reads the fixtures that one depends on from this pattern, so it has to be there.
      // oxlint-disable-next-line no-empty-pattern
      async ({}, use) => {
        await using mock = await createCxoneMock({ port: 0, ...options })
        await use(mock)
      },
      { scope: 'file' },
    ],
    sandbox: async ({ cxone, onUnhandledRequest, onUnmetFault, onTestFailed }, use) => {
      await using sandbox = await cxone.sandbox(options.clock === undefined ? {} : { clock: options.clock })
      // Vitest calls it once the fixture is done, and then the sandbox is gone.
      let story = ''
      onTestFailed(() => console.error(story))
      const unwatch = watch(cxone, sandbox)
      await use(sandbox)
      unwatch()
      story = storyOf(sandbox)
      if (onUnhandledRequest === 'error') requireHandled(sandbox)
      if (onUnmetFault === 'error') requireMet(sandbox)
    },
    cxoneEnv: async ({ cxone, sandbox }, use) => {
      await use(cxone.env(sandbox))
    },
  })
}

export const test: TestAPI<CxoneFixtures> = cxoneTest()

baseExpect.extend(matchers)

/** Vitest's `expect` with the matchers of `CxoneMatchers`. */
export const expect: ExpectStatic = baseExpect

export type { CxoneMatchers } from './matchers.js'
export { defineClientContract, type ContractOptions } from './contract.js'
