import { once } from 'node:events'
import { expect, test, vi } from 'vitest'
import { rules } from '../../contracts/client-rules/index.js'
import { broken, areAlive, pidFolder } from '../adapter/adapters.js'
import { run, start } from './run.js'

const python = ['python3', new URL('../../fixtures/clients/python/adapter.py', import.meta.url).pathname]

test('a client that keeps the rules is conformant', async () => {
  const { code, stdout, stderr } = await run(['check', '--rule', 'CX-TOK-001,CX-ERR-001', '--', ...python])
  expect(stderr).toBe('')
  expect(stdout.split('\n').slice(-2)).toEqual(['2 rules: 2 pass', ''])
  expect(code).toBe(0)
})

test('a client that breaks a rule is told which, how, and what to do', async () => {
  const { code, stdout } = await run([
    'check',
    '--rule',
    'CX-ERR-001',
    '--',
    ...python,
    '--mutant',
    'any-answer-will-do',
  ])
  expect(code).toBe(1)
  expect(stdout).toMatch(/^fail +CX-ERR-001 {2}survives a 401 with an empty body/)
  expect(stdout).toContain('refusal-taken-for-success: The empty 401 was reported as ok')
  expect(stdout).toContain('fix: Look at the status before the body')
})

test.each([
  ['silent', 'untested'],
  ['hang', 'client-error'],
  ['crash', 'client-error'],
])('an adapter whose client is %s passes nothing, and the exit code is 2', async (way, verdict) => {
  const { code, stdout } = await run(['check', '--rule', 'CX-ERR-001,CX-TOK-001', '--', ...broken(way)])
  expect(code).toBe(2)
  expect(stdout).toContain(`2 rules: 2 ${verdict}\n`)
})

test('a crash is told without the secrets that its last words hold', async () => {
  const { stdout, stderr } = await run(['check', '--rule', 'CX-ERR-001', '--', ...broken('crash')])
  expect(stdout).toMatch(/said last: Traceback: lost sha256:[\w-]{8} eDsha256:[\w-]{8} \(start/)
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
    'cxone-mock: --rule CX-TOK-999 is unknown: cxone-mock check --list lists them.\n',
  ],
  [['--rule', 'cxtok001'], 'Did you mean CX-TOK-001?'],
  [['--area', 'TOKEN'], '--area TOKEN is unknown: there are DISC, AUTH,'],
  [['--rule', 'CX-TOK-001', '--area', 'ERR'], 'no rule is in all that was asked for'],
  [['--workers', '0'], 'It is a whole number from 1 to 64.'],
])('%j is wrong usage', async (flags, message) => {
  const { code, stdout, stderr } = await run(['check', ...flags, '--', ...broken('silent')])
  expect(stderr).toContain(message)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
})

test('without an adapter it says what to write', async () => {
  const { code, stderr } = await run(['check', '--'])
  expect(stderr).toBe('cxone-mock: name the adapter after --: cxone-mock check -- python3 adapter.py\n')
  expect(code).toBe(2)
})

test.each(['SIGTERM', 'SIGINT'] as const)('%s in the middle leaves no process behind', async (signal) => {
  await using folder = await pidFolder()
  await using command = start(['check', '--rule', 'CX-ERR-001', '--', ...broken('grandchild', folder.file)])
  const pids = await folder.pids()
  expect(await areAlive(pids)).toEqual([true, true])
  command.child.kill(signal)
  const [code, by] = (await once(command.child, 'exit')) as [number | null, string | null]
  expect([code, by]).toEqual([null, signal])
  await vi.waitFor(async () => expect(await areAlive(pids)).toEqual([false, false]))
})

test('the doctor finds nothing wrong with the adapter of the Python client', async () => {
  const { code, stdout } = await run(['check', '--doctor', '--', ...python])
  expect(stdout).not.toContain('BAD')
  expect(code).toBe(0)
})

test.each([
  ['silent', 'BAD   startRecording asked for no token at http://127.0.0.1:'],
  ['noisy', 'BAD   stdout carries lines that are no frames'],
  ['says-ok', 'BAD   a start whose answer was lost ended as ok'],
  ['no-hello', 'BAD   The adapter did not say hello within 1000 ms.'],
])('the doctor finds what is wrong with an adapter that is %s', async (way, finding) => {
  const { code, stdout } = await run(['check', '--doctor', '--start-timeout', '1', '--', ...broken(way)])
  expect(stdout).toContain(finding)
  expect(code).toBe(way === 'no-hello' ? 2 : 1)
})
