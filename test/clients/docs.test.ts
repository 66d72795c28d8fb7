import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const exec = (...command: readonly string[]) =>
  run(process.execPath, ['bin/cxone-mock.js', 'exec', '--', ...command])

test('the code of the page about Python passes under pytest', async () => {
  const { stdout } = await exec(
    'python3',
    '-m',
    'pytest',
    '-q',
    '-p',
    'no:cacheprovider',
    'test/clients/programs/docs',
  )
  expect(stdout).toMatch(/^2 passed/m)
})

test('the code of the page about Java runs', async () => {
  const { stdout } = await exec('java', 'test/clients/programs/docs/Docs.java')
  expect(stdout).toBe('passed\n')
})
