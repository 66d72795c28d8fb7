import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bin, run, runBuilt } from './run.js'

/* One test after the other: the command hands its changes to the mock in the environment of this process. */

/** A suite that starts a mock of its own, and writes what that mock says about itself to a file. */
const suite = `
  import { spawn } from 'node:child_process'
  import { writeFileSync } from 'node:fs'
  import { createInterface } from 'node:readline'
  const [bin, log, file] = process.argv.slice(1)
  const { CXONE_BASE_URL: base, CXONE_MOCK_OVERRIDE: override } = process.env
  await fetch(base + '/api/v2/recording/recordingcontrols/start', { method: 'POST' })
  const child = spawn(process.execPath, [bin, 'start', '--port', '0', '--log', log])
  const first = async (stream) => (await createInterface(stream)[Symbol.asyncIterator]().next()).value
  const out = JSON.parse(await first(child.stdout))
  const { changes } = await (await fetch(out.adminUrl + '/version')).json()
  if (changes) writeFileSync(file, JSON.stringify({ out: out.changes, log: await first(child.stderr), changes, override }))
  child.kill()`

interface Seen {
  readonly out: unknown
  readonly log: string
  readonly changes: unknown
  readonly override: string
}

async function underChange(command: string, only: string, log: string): Promise<Seen> {
  const folder = await mkdtemp(join(tmpdir(), 'cxone-mock-override-'))
  const file = join(folder, 'seen.json')
  const node = [process.execPath, '--input-type=module', '-e', suite, bin, log, file]
  await run([command, '--only', only, '--', ...node])
  const seen = JSON.parse(await readFile(file, 'utf8')) as Seen
  await rm(folder, { recursive: true })
  return seen
}

const ended =
  'cxone-mock: CXONE_MOCK_OVERRIDE: The run of cxone-mock mutate or matrix that set this variable has ended. Unset it, or restart the process that kept it.\n'

test.sequential('a mutated mock says so, and no mock accepts its override after the run', async () => {
  const seen = await underChange('mutate', 'accepts-any-token', 'text')
  const changes = { mutation: 'accepts-any-token' }
  expect(seen).toMatchObject({
    out: changes,
    changes,
    log: 'cxone-mock mutate changed this mock: accepts-any-token',
  })
  const later = await runBuilt(['start', '--port', '0'], { CXONE_MOCK_OVERRIDE: seen.override })
  expect(later).toEqual({ code: 2, stdout: '', stderr: ended })
})

test.sequential('a mock under another assumption says so', async () => {
  const seen = await underChange('matrix', 'unauthorized-challenge', 'json')
  const changes = { assumptions: { 'unauthorized-challenge': 'bearer' } }
  expect(seen).toMatchObject({ out: changes, changes, log: JSON.stringify({ changes }) })
})

test.sequential.each([
  '{"mutation":"ignores-scopes"}',
  '{"mutation":"ignores-scopes","run":{"pid":1}}',
  'null',
  '[]',
  'x',
])('the variable is rejected when no run has set it: %s', async (value) => {
  const reason = `${JSON.stringify(value)} was not set by cxone-mock mutate or matrix. Unset the variable.`
  expect(await runBuilt(['start', '--port', '0'], { CXONE_MOCK_OVERRIDE: value })).toEqual({
    code: 2,
    stdout: '',
    stderr: `cxone-mock: CXONE_MOCK_OVERRIDE: ${reason}\n`,
  })
})

test.sequential(
  'the variable is rejected when its process has ended, though its folder is left',
  async () => {
    // Beyond the largest id that Linux gives to a process.
    const own = { pid: 2 ** 22 + 1, folder: tmpdir() }
    const value = JSON.stringify({ mutation: 'ignores-scopes', run: own })
    expect((await runBuilt(['start', '--port', '0'], { CXONE_MOCK_OVERRIDE: value })).stderr).toBe(ended)
  },
)
