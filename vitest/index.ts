import { expect as baseExpect, test as base, type ExpectStatic, type TestAPI } from 'vitest'
import {
  createCxoneMock,
  type CxoneMock,
  type Environment,
  type MockOptions,
  type RequestEntry,
  type SandboxControl,
} from '../mock-server/index.js'
import { requirePeer } from '../mock-server/adapters/peer.js'
import { watch } from '../kit/observe/sandbox-recorder.js'
import { matchers, type CxoneMatchers } from './matchers.js'
import { requireHandled, requireMet, storyOf, unattributedOf } from './story.js'

requirePeer('cxone-mock/vitest', 'vitest', '3.2')

declare module 'vitest' {
  interface Matchers<T> extends CxoneMatchers<T> {}
}

/** The fixtures of each test. */
export interface CxoneFixtures {
  /** The mock that the tests of a file share. It listens on a free port. */
  readonly cxone: CxoneMock
  /** The sandbox of this test, with its own clients, clock, calls, faults and journal. */
  readonly sandbox: SandboxControl
  /** Environment variables such as `CXONE_BASE_URL` for the sandbox of the test. */
  readonly cxoneEnv: Environment
  /** How to treat requests to unimplemented endpoints. Default: `error`, which fails the test. */
  readonly onUnhandledRequest: 'error' | 'ignore'
  /** How to treat faults that no request triggered. Default: `ignore`, which reports them only under a failed test. */
  readonly onUnmetFault: 'error' | 'ignore'
}

/** Enough to find a mistake, and bounded for a test that sends very many. */
const maxUnattributed = 20

/**
 * Vitest's `test` with a sandbox for each test. Rejected requests are explained under a failed test.
 * @example
 * const test = cxoneTest({ clock: '2026-01-15T10:00:00Z' })
 * test('a recording starts', async ({ sandbox, cxoneEnv }) => {
 *   await startRecording(cxoneEnv) // your code
 *   expect(sandbox).toHaveReceived({ operation: 'startRecording', status: 200 }, 1)
 * })
 * @param options for the mock; `clock` also applies to each sandbox; default: the demo scenario on a free port in real time
 */
export function cxoneTest(options: MockOptions = {}): TestAPI<CxoneFixtures> {
  return base.extend<CxoneFixtures>({
    onUnhandledRequest: 'error',
    onUnmetFault: 'ignore',
    cxone: [
      // Vitest reads the dependencies of a fixture from this pattern, so it must be present.
      // oxlint-disable-next-line no-empty-pattern
      async ({}, use) => {
        await using mock = await createCxoneMock({ port: 0, ...options })
        await use(mock)
      },
      { scope: 'file' },
    ],
    sandbox: async ({ cxone, onUnhandledRequest, onUnmetFault, onTestFailed }, use) => {
      await using sandbox = await cxone.sandbox(options.clock === undefined ? {} : { clock: options.clock })
      // Vitest calls this after the fixture has ended, when the sandbox no longer exists.
      let story = ''
      onTestFailed(() => console.error(story))
      const unwatch = watch(cxone, sandbox)
      const unattributed: RequestEntry[] = []
      const stop = cxone.watchRequests((id, entry) => {
        if (id === cxone.defaultSandbox.id && unattributed.length < maxUnattributed)
          unattributed.push(entry())
      })
      await use(sandbox)
      unwatch()
      stop()
      story = storyOf(sandbox) + unattributedOf(unattributed)
      if (onUnhandledRequest === 'error') requireHandled(sandbox)
      if (onUnmetFault === 'error') requireMet(sandbox)
    },
    cxoneEnv: async ({ cxone, sandbox }, use) => {
      await use(cxone.env(sandbox))
    },
  })
}

/** Vitest's `test` with a sandbox for each test, in real time. The same as `cxoneTest()`. */
export const test: TestAPI<CxoneFixtures> = cxoneTest()

baseExpect.extend(matchers)

/** Vitest's `expect` with the matchers of `CxoneMatchers`. */
export const expect: ExpectStatic = baseExpect

export type { CxoneMatchers } from './matchers.js'
export { defineClientContract, type ContractOptions } from './contract.js'
