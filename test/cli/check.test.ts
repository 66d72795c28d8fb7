import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { expect, test, vi } from 'vitest'
import { rules } from '../../kit/rules/index.js'
import { broken, areAlive, pidFolder } from '../kit/drivers/adapters.js'
import { run, start } from './run.js'

/** An adapter that says hello, and declares record-on-demand alone. */
const onDemandHello = `
  import { createInterface } from 'node:readline'
  createInterface({ input: process.stdin }).on('line', (line) => {
    const { id, method } = JSON.parse(line)
    const hello = { protocol: 1, client: { name: 'one' }, profiles: ['record-on-demand'], operations: ['startRecording'] }
    console.log(JSON.stringify({ id, result: method === 'hello' ? hello : {} }))
    if (method === 'bye') process.exit(0)
  })`

test('a profile that the client does not declare is refused, and is named with those that it does', async () => {
  const declares = ['node', '--input-type=module', '-e', onDemandHello]
  const asked = ['--profile', 'agent', '--rule', 'CX-TOK-001']
  const { code, stdout, stderr } = await run(['check', ...asked, '--', ...declares])
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toBe(
    'cxone-mock: The client does not declare the profile agent. It declares record-on-demand.\n',
  )
})

test('--list with a profile lists what applies there, and says how many of how many', async () => {
  const { code, stdout, stderr } = await run(['check', '--list', '--profile', 'record-on-demand'])
  const ids = stdout.split('\n').map((line) => line.split(' ')[0])
  expect(code).toBe(0)
  expect(ids).toContain('CX-REC-020')
  expect(ids).toContain('CX-TOK-001')
  expect(ids).not.toContain('CX-AUTH-003')
  expect(stderr).toMatch(
    new RegExp(`: ${ids.length - 1} of ${rules.length} rules apply to the profile record-on-demand[.] `),
  )
})

test.each([
  ['silent', 'blocked'],
  ['crash', 'client-error'],
])('an adapter whose client is %s passes nothing, and the exit code is 2', async (way, verdict) => {
  const { code, stdout } = await run(['check', '--rule', 'CX-ERR-001,CX-TOK-001', '--', ...broken(way)])
  expect(code).toBe(2)
  expect(stdout).toMatch(new RegExp(`^0 run · 0 pass · .* 2 ${verdict} .*of 2 `, 'm'))
})

test('a crash is told without the secrets that its last words hold', async () => {
  const { stdout, stderr } = await run(['check', '--rule', 'CX-ERR-001', '--', ...broken('crash')])
  expect(stdout).toMatch(
    /Last output:\n {6}Traceback: lost \{client-secret\} \{base64 of x:\{client-secret\}\}\n/,
  )
  expect(stdout + stderr).not.toMatch(/canary-/)
})

test('--list lists every rule, and needs no adapter', async () => {
  const { code, stdout } = await run(['check', '--list'])
  expect(code).toBe(0)
  expect(
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(0, line.indexOf(' '))),
  ).toEqual(rules.map(({ id }) => id))
})

test.each([
  [
    ['--rule', 'CX-TOK-999'],
    'cxone-mock: --rule: "CX-TOK-999" is unknown. Run cxone-mock check --list to see the rules.\n',
  ],
  [['--rule', 'cxtok001'], 'Did you mean CX-TOK-001?'],
  [['--rule', 'CX-TOK-01'], 'Did you mean CX-TOK-001?'],
  [['--area', 'TOKN'], 'Did you mean TOK?'],
  [['--rule', 'CX-TOK-001,,CX-ERR-001'], 'A name is empty. Separate names with one comma.'],
  [['--rule', ''], 'A name is empty. Separate names with one comma.'],
  [['--area', 'TOKEN'], '--area: "TOKEN" is unknown. Did you mean TOK? Use DISC, AUTH,'],
  [
    ['--rule', 'CX-TOK-001', '--area', 'ERR'],
    'No rule matches every filter. Run cxone-mock check --list to see the rules.',
  ],
  [['--workers', '0'], 'Use a whole number from 1 to 64.'],
])('%j is wrong usage', async (flags, message) => {
  const { code, stdout, stderr } = await run(['check', ...flags, '--', ...broken('silent')])
  expect(stderr).toContain(message)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
})

test('an adapter that does not start is told once, and no rule is put to it', async () => {
  const { code, stdout, stderr } = await run(['check', '--', 'no-such-adapter-here'])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toBe(
    'cxone-mock: The adapter no-such-adapter-here cannot be run: command not found (ENOENT).\n',
  )
})

test('without an adapter it says what to write', async () => {
  const { code, stderr } = await run(['check', '--'])
  expect(stderr).toBe(
    'cxone-mock: The adapter is missing. Pass its command after --: cxone-mock check -- python3 adapter.py\n',
  )
  expect(code).toBe(2)
})

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s in the middle leaves no process and no file behind',
  async (signal) => {
    await using folder = await pidFolder()
    const adapter = broken('grandchild', folder.file)
    await using command = start(['check', '--rule', 'CX-ERR-001', '--', ...adapter], { TMPDIR: folder.path })
    const pids = await folder.pids()
    expect(await areAlive(pids)).toEqual([true, true])
    command.child.kill(signal)
    const [code, by] = (await once(command.child, 'exit')) as [number | null, string | null]
    expect([code, by]).toEqual([null, signal])
    await vi.waitFor(async () => expect(await areAlive(pids)).toEqual([false, false]), {
      timeout: 60_000,
    })
    expect(await readdir(folder.path)).toEqual(['pids.json'])
  },
)

test('the doctor names what an adapter declares and nobody knows, with what was meant', async () => {
  const script = `
    require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
      const { id, method } = JSON.parse(line)
      const hello = { protocol: 1, client: { name: 'odd' }, operations: ['startRecord'], capabilities: ['paralel'] }
      if (method === 'bye') process.exit(0)
      console.log(JSON.stringify(method === 'hello' ? { id, result: hello } : { id, error: { message: 'no' } }))
    })`
  const { code, stdout } = await run(['check', '--doctor', '--', process.execPath, '-e', script])
  expect(stdout.split('\n').slice(0, 3)).toEqual([
    'BAD   odd (unknown language); operations: none; capabilities: output, files',
    'BAD   declares the unknown operation startRecord. Did you mean startRecording?',
    'BAD   declares the unknown capability paralel. Did you mean parallel?',
  ])
  expect(code).toBe(1)
})

test.each([
  ['silent', 'BAD   startRecording sent no request; it must request a token at http://127.0.0.1:'],
  ['noisy', 'BAD   stdout contains lines that are not frames'],
  ['says-ok', 'BAD   reported a start with a lost response as ok'],
  ['no-hello', 'BAD   The adapter did not reply to hello within 1000 ms.'],
])('the doctor finds what is wrong with an adapter that is %s', async (way, finding) => {
  const patience = way === 'no-hello' ? ['--start-timeout', '1'] : []
  const { code, stdout } = await run(['check', '--doctor', ...patience, '--', ...broken(way)])
  expect(stdout).toContain(finding)
  expect(code).toBe(way === 'no-hello' ? 2 : 1)
})
