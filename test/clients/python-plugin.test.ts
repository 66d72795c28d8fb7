import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { programAt, works } from './program.js'

/* pytest and its plugins are those of Debian, which its own interpreter finds. */

const python = '/usr/bin/python3'
const isThere = works(python, '-c', 'import pytest, xdist, requests, httpx, setuptools, wheel, pip')
const root = fileURLToPath(new URL('../..', import.meta.url))
const mock = `${process.execPath} ${join(root, 'bin/cxone-mock.js')}`
const run = promisify(execFile)

interface Ran {
  readonly code: number
  readonly stdout: string
}

/** Runs pytest in the folder of the programs, with the plugin from `path`. */
async function pytest(path: string, ...words: readonly string[]): Promise<Ran> {
  const options = ['-p', 'no:cacheprovider', '-o', `cxone_mock_command=${mock}`]
  const { CXONE_MOCK_URL: _, ...env } = process.env
  try {
    const { stdout } = await run(python, ['-m', 'pytest', ...options, ...words], {
      cwd: programAt('pytest'),
      env: { ...env, PYTHONPATH: path, PYTHONDONTWRITEBYTECODE: '1', COLUMNS: '200' },
    })
    return { code: 0, stdout }
  } catch (error) {
    const { code, stdout } = error as Ran
    return { code, stdout }
  }
}

const source = ['-p', 'pytest_cxone_mock.plugin']

test.skipIf(!isThere)('the pytest plugin gives each test a sandbox, also in parallel', async () => {
  const { code, stdout } = await pytest(join(root, 'python'), ...source, '-n', '2', 'test_sandboxes.py')
  expect(stdout).toMatch(/^=+ 9 passed in /m)
  expect(code).toBe(0)
})

test.skipIf(!isThere)('the pytest plugin runs the kit against clients on any library', async () => {
  const { code, stdout } = await pytest(join(root, 'python'), ...source, 'test_examination.py')
  expect(stdout).toMatch(/^=+ 4 passed in /m)
  expect(code).toBe(0)
})

test.skipIf(!isThere)('the code of the page about Python passes under the pytest plugin', async () => {
  const { code, stdout } = await pytest(join(root, 'python'), ...source, 'test_page.py')
  expect(stdout).toMatch(/^=+ 3 passed in /m)
  expect(code).toBe(0)
})

test.skipIf(!isThere)('the pytest plugin explains rejected requests under a failed test', async () => {
  const { code, stdout } = await pytest(join(root, 'python'), ...source, '--tb=short', 'failing.py')
  expect(code).toBe(1)
  expect(stdout).toMatch(/^=+ 3 failed in /m)
  expect(stdout).toMatch(
    /409 POST \S+\/start {2}recorder-sb-\w+\n {4}reason: Recording rec-123 is already in progress\./,
  )
  expect(stdout).toContain('cxone-mock had unused faults:\n  fault-1 on stopRecording was not injected')
  expect(stdout).toContain(
    'cannot attribute to a test:\n  401 POST /api/v2/recording/recordingcontrols/start\n    reason: The request has no Authorization header.',
  )
  expect(stdout).toContain('CX-TOK-001  The client should request one token and use it until it expires.')
  expect(stdout).toContain('1 warning fails under --strict')
})

test.skipIf(!isThere)('pip builds a wheel, and pytest finds the plugin in it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cxone-wheel-'))
  try {
    await cp(join(root, 'python'), join(folder, 'source'), { recursive: true })
    const pip = [python, '-m', 'pip', '--disable-pip-version-check', '--quiet'] as const
    const [command, ...words] = pip
    const offline = ['--no-deps', '--no-build-isolation', '--no-index']
    await run(command, [...words, 'wheel', ...offline, '--wheel-dir', folder, join(folder, 'source')])
    const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'))
    expect(wheel).toBe('pytest_cxone_mock-0.1.0-py3-none-any.whl')
    const site = join(folder, 'site')
    await run(command, [
      ...words,
      'install',
      '--no-deps',
      '--no-index',
      '--target',
      site,
      join(folder, wheel!),
    ])
    const { stdout } = await pytest(site, '--fixtures')
    expect(stdout).toMatch(/^cxone -- .*\n {4}The sandbox of this test\./m)
    expect(stdout).toContain('cxone_examine --')
  } finally {
    await rm(folder, { recursive: true })
  }
})
