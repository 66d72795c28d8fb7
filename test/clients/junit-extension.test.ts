import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { programAt, works } from './program.js'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))

/** The jars of Debian's package junit5. */
const jar = (name: string) => `/usr/share/java/${name}.jar`
const forCode = ['junit-jupiter-api', 'junit-platform-commons', 'apiguardian-api', 'opentest4j'].map(jar)
const forRun = [
  ...forCode,
  ...[
    'junit-jupiter-engine',
    'junit-platform-engine',
    'junit-platform-launcher',
    'junit-platform-console',
  ].map(jar),
  ...[
    'junit-platform-reporting',
    'picocli',
    'opentest4j-reporting-events',
    'opentest4j-reporting-schema',
  ].map(jar),
]
const isThere = works('javac', '--version') && works('test', '-e', jar('junit-platform-console'))

let classes: string

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder)
  return names.filter((name) => name.endsWith('.java')).map((name) => join(folder, name))
}

beforeAll(async () => {
  classes = await mkdtemp(join(tmpdir(), 'cxone-junit-'))
  if (!isThere) return
  const files = [
    join(root, 'fixtures/adapters/Adapter.java'),
    ...(await filesIn(join(root, 'java/src/main/java/cxonemock'))),
    ...(await filesIn(programAt('junit'))),
  ]
  const strict = ['-Xlint:all', '-Werror', '--release', '17']
  await run('javac', [...strict, '-d', classes, '-cp', forCode.join(':'), ...files])
})

afterAll(() => rm(classes, { recursive: true }))

interface Ran {
  readonly code: number
  readonly stdout: string
}

/** Runs the tests of one class with JUnit's console launcher. */
async function junit(name: string): Promise<Ran> {
  const command = `-Dcxonemock.command=${process.execPath} ${join(root, 'bin/cxone-mock.js')}`
  const launcher = ['-cp', [classes, ...forRun].join(':'), 'org.junit.platform.console.ConsoleLauncher']
  const options = ['--disable-banner', '--disable-ansi-colors', '--details=verbose', '--select-class', name]
  const { CXONE_MOCK_URL: _, ...env } = process.env
  try {
    const { stdout } = await run('java', [command, ...launcher, ...options], { env, maxBuffer: 10e6 })
    return { code: 0, stdout }
  } catch (error) {
    const { code, stdout } = error as Ran
    return { code, stdout }
  }
}

test.skipIf(!isThere)('the JUnit extension gives each test a sandbox, and runs the kit', async () => {
  const { code, stdout } = await junit('SandboxTest')
  expect(stdout).toMatch(/8 tests successful/)
  expect(code).toBe(0)
})

test.skipIf(!isThere)('the code of the page about Java passes under the JUnit extension', async () => {
  const { code, stdout } = await junit('RecorderTest')
  expect(stdout).toMatch(/3 tests successful/)
  expect(code).toBe(0)
})

test.skipIf(!isThere)('the JUnit extension explains rejected requests under a failed test', async () => {
  const { code, stdout } = await junit('FailingTest')
  expect(code).toBe(1)
  expect(stdout).toMatch(/3 tests failed/)
  const text = stdout.replaceAll(/^[│\s]*/gm, '')
  expect(text).toMatch(
    /Suppressed: cxone-mock rejected:\n409 POST \S+\/start {2}recorder-sb-\w+\nreason: Recording rec-123 is already in progress\./,
  )
  expect(text).toContain('cxone-mock had unused faults:\nfault-1 on stopRecording was not injected')
  expect(text).toContain(
    'cannot attribute to a test:\n401 POST /api/v2/recording/recordingcontrols/start\nreason: The request has no Authorization header.',
  )
  expect(text).toContain('CX-TOK-001  The client should request one token and use it until it expires.')
  expect(text).toContain('1 warning fails under --strict')
})
