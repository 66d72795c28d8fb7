import { startVitest } from 'vitest/node'
import { expect, test } from 'vitest'

test('the contract of the page about the kit passes rules that its client keeps', async () => {
  const vitest = await startVitest('test', [], {
    config: false,
    watch: false,
    include: ['test/docs/samples/contract.fixture.ts'],
    testNamePattern: 'CX-REC-003|CX-AUTH-001|CX-ERR-001',
    reporters: [{}],
  })
  const exitCode = process.exitCode
  process.exitCode = 0
  const told = vitest.state
    .getTestModules()
    .flatMap((file) => [...file.children.allTests()])
    .map((each) => [each.fullName.split(' ')[2], each.result().state])
    .filter(([, state]) => state !== 'skipped')
  await vitest.close()
  expect(exitCode ?? 0).toBe(0)
  expect(told).toEqual([
    ['CX-AUTH-001', 'passed'],
    ['CX-REC-003', 'passed'],
    ['CX-ERR-001', 'passed'],
  ])
})
