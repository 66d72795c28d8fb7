import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { environment } from '../cli/run.js'
import { fences } from '../docs/fences.js'

const root = process.cwd()
const script = join(root, 'ci/action.sh')

interface Action {
  readonly inputs: Readonly<Record<string, unknown>>
  readonly runs: {
    readonly steps: readonly { readonly run?: string; readonly env?: Readonly<Record<string, string>> }[]
  }
}

const action = parse(await readFile('action.yml', 'utf8')) as Action

/** The folders, files and variables of a runner, where the package is installed already. */
async function runner() {
  const folder = await mkdtemp(join(tmpdir(), 'cxone-action-'))
  await mkdir(join(folder, 'temp/cxone-mock/node_modules'), { recursive: true })
  await symlink(root, join(folder, 'temp/cxone-mock/node_modules/cxone-mock'))
  const file = (name: string) => join(folder, name)
  for (const name of ['env', 'output', 'summary']) await writeFile(file(name), '')
  const run = async (step: string, inputs: Readonly<Record<string, string>> = {}) => {
    const given = Object.entries(inputs).map(([name, value]) => [`CXONE_ACTION_${name}`, value])
    const env = {
      ...environment({}),
      RUNNER_TEMP: file('temp'),
      GITHUB_ACTION_PATH: root,
      GITHUB_ENV: file('env'),
      GITHUB_OUTPUT: file('output'),
      GITHUB_STEP_SUMMARY: file('summary'),
      ...Object.fromEntries(given),
    }
    const child = spawn('bash', [script, step], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const [stdout, stderr, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ])
    return { code: Number(code), stdout, stderr }
  }
  const read = (name: string) => readFile(file(name), 'utf8')
  const values = async (name: string): Promise<Readonly<Record<string, string>>> =>
    Object.fromEntries(
      Array.from((await read(name)).matchAll(/^([^=\n]+)=(.*)$/gm), ([, key, value]) => [key, value]),
    )
  return { run, read, values, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) }
}

test('each step of the action is a step of its script, and gets only inputs that exist', () => {
  const steps = action.runs.steps.flatMap(({ run }) => (run === undefined ? [] : [run]))
  expect(steps).toEqual(
    ['plan', 'install', 'start', 'exec', 'observe', 'check'].map(
      (step) => `bash "$GITHUB_ACTION_PATH/ci/action.sh" ${step}`,
    ),
  )
  const used = JSON.stringify(action.runs.steps).matchAll(/inputs\.([a-z-]+)/g)
  expect([...new Set(Array.from(used, ([, name = '']) => name))].toSorted()).toEqual(
    Object.keys(action.inputs).toSorted(),
  )
})

test('the pages use only inputs that the action has', async () => {
  const blocks = await fences('yaml')
  const uses = blocks.filter(({ code }) => code.includes('uses: OWNER/cxone-mock@'))
  expect(uses.map(({ page }) => page)).toEqual(['README.md', 'docs/ci.md'])
  for (const { code } of uses) {
    const [step] = parse(code) as readonly { readonly with: Readonly<Record<string, string>> }[]
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(step?.with ?? {})))
  }
})

test('the package to install is the version of the action, or a file that its content names in the cache', async () => {
  await using one = await runner()
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { readonly version: string }
  expect(await one.run('plan')).toMatchObject({ code: 0 })
  expect((await one.values('output'))['package']).toBe(`cxone-mock@${version}`)
  await using other = await runner()
  await other.run('plan', { PACKAGE: join(root, 'action.yml') })
  expect(await other.values('output')).toMatchObject({
    package: join(root, 'action.yml'),
    key: expect.stringMatching(/^cxone-mock-[0-9a-f]{64}-/),
  })
  expect((await other.run('install', { PACKAGE: 'unused' })).stdout).toContain(version)
})

test('start leaves a mock for the later steps, and its addresses', async () => {
  await using one = await runner()
  expect(await one.run('start', { MOCK_ARGS: '--settle 2s' })).toMatchObject({ code: 0, stderr: '' })
  const {
    CXONE_BASE_URL: url,
    CXONE_CLIENT_ID,
    CXONE_CLIENT_SECRET,
    CXONE_TOKEN_URL,
  } = await one.values('env')
  const { pid } = await one.values('output')
  try {
    const credentials = btoa(`${CXONE_CLIENT_ID}:${CXONE_CLIENT_SECRET}`)
    const token = await fetch(CXONE_TOKEN_URL ?? '', {
      method: 'POST',
      headers: { authorization: `Basic ${credentials}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })
    expect(token.status).toBe(200)
    expect((await fetch(`${url}/__admin/ready`)).status).toBe(200)
  } finally {
    process.kill(Number(pid), 'SIGKILL')
  }
})

test('a mock that does not start is an error with its output', async () => {
  await using one = await runner()
  const { code, stdout, stderr } = await one.run('start', { MOCK_ARGS: '--no-such-flag' })
  expect(code).toBe(1)
  expect(stderr).toContain("unknown option '--no-such-flag'")
  expect(stdout).toContain('::error title=cxone-mock::The mock did not start.')
})

test('tests that fail are explained in the summary and in an annotation', async () => {
  await using one = await runner()
  const failing =
    'curl -s -o /dev/null -X POST "$CXONE_BASE_URL/api/v2/recording/recordingcontrols/start"; exit 3'
  const { code, stdout } = await one.run('exec', { EXEC: failing })
  expect(code).toBe(3)
  expect(await one.read('summary')).toMatch(
    /^### cxone-mock exec\n```text\n[^]*The request has no Authorization header\.[^]*```\n$/,
  )
  expect(stdout).toMatch(
    /^::error title=cxone-mock exec::The tests failed with code 3\. The request has no Authorization header\./m,
  )
  expect((await one.run('exec', { EXEC: 'exit 0' })).code).toBe(0)
})

test('observe and check write their reports, with the flags of the inputs', async () => {
  await using one = await runner()
  expect((await one.run('observe', { OBSERVE: 'exit 0', MOCK_ARGS: '--settle 2s' })).code).toBe(2)
  const adapter = `node ${join(root, 'fixtures/clients/broken/adapter.mjs')} silent`
  const { code } = await one.run('check', { CHECK: adapter, CHECK_ARGS: '--rule CX-REC-003' })
  expect(code).toBe(2)
  expect(await one.read('cxone-report/check.xml')).toMatch(/^<\?xml/)
  const sarif = JSON.parse(await one.read('cxone-report/check.sarif')) as { readonly version: string }
  expect(sarif.version).toBe('2.1.0')
  expect(await one.read('summary')).toContain('CX-REC-003')
})
