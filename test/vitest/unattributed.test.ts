import { startVitest } from 'vitest/node'
import { expect, test } from 'vitest'

test('a failed test names the requests that belong to no sandbox', async () => {
  const printed: string[] = []
  const vitest = await startVitest('test', [], {
    config: false,
    watch: false,
    include: ['test/vitest/unattributed.fixture.ts'],
    reporters: [{ onUserConsoleLog: ({ content }) => void printed.push(content) }],
  })
  process.exitCode = 0
  await vitest.close()
  const lines = printed.join('').trimEnd().split('\n')
  expect(lines.slice(0, 3)).toEqual([
    'cxone-mock rejected no request of this test.',
    'cxone-mock received requests that it cannot attribute to a test. They may be of this one:',
    '  404 POST /oauth2/token',
  ])
  expect(lines.filter((line) => /^ {2}\S/.test(line))).toEqual([
    '  404 POST /oauth2/token',
    '  401 POST /oauth/token',
  ])
  expect(lines.filter((line) => line.startsWith('    reason: '))).toHaveLength(2)
})
