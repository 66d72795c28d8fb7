import { readFile, writeFile } from 'node:fs/promises'
import { afterAll, expect, vi } from 'vitest'
import { exercisedFolder } from '../../tools/exercised.js'
import { createCxoneMock, type CxoneMock, type MockOptions } from '../../mock-server/index.js'

/** What a test sends by itself, beside the client: no merit of the client's. */
export const byHand = { 'user-agent': 'by hand' } as const

/**
 * Mocks on real sockets that note which operations a client meets in a file of tests. When all its tests have run,
 * that must be what is written down in test/clients/exercised; under EXERCISED=write it is written down.
 */
export function exercisedBy(client: string): (options?: MockOptions) => Promise<CxoneMock> {
  const met = new Set<string>()
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from it which fixtures are wanted: none
  afterAll(async ({}, suite) => {
    const file = `${exercisedFolder}${client}.json`
    const isWhole = suite.tasks.every(({ mode }) => mode === 'run')
    const now = () => [...met].toSorted()
    if (isWhole && process.env['EXERCISED'] === 'write') {
      await writeFile(file, `${JSON.stringify(now(), null, 2)}\n`)
    }
    const written = JSON.parse(await readFile(file, 'utf8').catch(() => '[]')) as string[]
    const expected = () => (isWhole ? written : written.filter((each) => met.has(each)))
    // A client may have its response a moment before the mock reports the request.
    await vi.waitFor(
      () =>
        expect(now(), 'run EXERCISED=write npm run test:clients, and npm run docs:support').toEqual(
          expected(),
        ),
      { timeout: 10_000 },
    )
  })
  return async (options = {}) => {
    const mock = await createCxoneMock({ port: 0, ...options })
    mock.onRequest(({ operation, request }) => {
      const isOwn = request.headers['user-agent'] === byHand['user-agent']
      if (operation !== undefined && !isOwn) met.add(operation)
    })
    return mock
  }
}
