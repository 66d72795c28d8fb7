import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Report } from '../../kit/report/report.js'
import { run } from '../cli/run.js'

/* `cxone-mock check` with an adapter in Python, as a team that has no Node runs it. */

const python = ['python3', new URL('../../fixtures/clients/python/adapter.py', import.meta.url).pathname]

test('a client that keeps the rules is conformant', async () => {
  const { code, stdout, stderr } = await run(['check', '--rule', 'CX-TOK-001,CX-ERR-001', '--', ...python])
  expect(stderr).toBe('')
  expect(stdout).toMatch(/^2 run · 2 pass · .* of 2 /m)
  expect(code).toBe(0)
})

test('--profile says by which part of the API a client records, and is in what puts a rule to it again', async () => {
  const profile = ['--profile', 'record-on-demand']
  const rule = ['--rule', 'CX-TOK-001,CX-REC-020,CX-REC-001']
  const { code, stdout, stderr } = await run(['check', ...profile, ...rule, '--', ...python])
  expect(stderr).toBe('')
  expect(stdout).toMatch(/^3 run · 3 pass · /m)
  expect(code).toBe(0)
  const mutant = ['--', ...python, '--mutant', 'no-cache']
  const broken = await run(['check', ...profile, '--rule', 'CX-TOK-001', ...mutant])
  expect(broken.stdout).toContain('cxone-mock check --rule CX-TOK-001 --profile record-on-demand -- python3')
  const wrong = await run(['check', '--profile', 'forum', '--', ...python])
  expect([wrong.code, wrong.stderr]).toEqual([
    2,
    expect.stringContaining('recordingcontrols, record-on-demand'),
  ])
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
  expect(stdout).toMatch(/^FAIL {2}CX-ERR-001 {2}The client must handle a 401 with an empty body/)
  expect(stdout).toContain(
    'The empty 401 was reported as ok; expected fail with the kind unauthorized. (request 2) [refusal-taken-for-success]',
  )
  expect(stdout).toContain('Fix: Check the status before the body')
})

test('the report of an exam is written to the files that are named', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cxone-report-'))
  const file = join(folder, 'report.json')
  const { code } = await run(['check', '--rule', 'CX-TOK-001', '--json', file, '--', ...python])
  const { manifest, rules: judged } = JSON.parse(await readFile(file, 'utf8')) as Report
  await rm(folder, { recursive: true })
  expect(code).toBe(0)
  expect(manifest.client).toMatchObject({ name: 'pyrecorder', version: '1.0', language: 'Python' })
  expect(judged.map(({ id, verdict }) => [id, verdict])).toEqual([['CX-TOK-001', 'pass']])
})

test('a script that Python cannot open has nothing to do with HOME', async () => {
  const { code, stderr } = await run(['check', '--', 'python3', '/no/such/adapter.py'])
  expect(stderr).toContain("can't open file '/no/such/adapter.py': [Errno 2] No such file or directory")
  expect(stderr).not.toContain('HOME')
  expect(code).toBe(2)
})

test('the doctor finds nothing wrong with the adapter of the Python client', async () => {
  const { code, stdout } = await run(['check', '--doctor', '--', ...python])
  expect(stdout).not.toContain('BAD')
  expect(code).toBe(0)
})
