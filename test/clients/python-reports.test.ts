import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../cli/run.js'

const python = new URL('../../fixtures/clients/python/adapter.py', import.meta.url).pathname
const adapter = (mutant?: string) => [
  '--',
  'python3',
  python,
  ...(mutant === undefined ? [] : ['--mutant', mutant]),
]

async function folder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'cxone-mock-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

/** Every way in which `canary-`, with which the secrets of a room begin, stands in base64. */
const canaries = [
  'canary-',
  ...[0, 1, 2].map((skip) => btoa(`${'x'.repeat(skip)}canary-`).slice(skip === 0 ? 0 : 2, 9)),
]

test('no report of a client that puts its secret into the URL holds it, in any form', async () => {
  await using place = await folder()
  const faces = ['json', 'junit', 'html', 'sarif', 'badge']
  const flags = faces.flatMap((face) => [`--${face}`, join(place.path, `report.${face}`)])
  const summary = join(place.path, 'summary.md')
  const { code, stdout, stderr } = await run(
    ['check', '--rule', 'CX-AUTH-006,CX-SEC-002', '--github', ...flags, ...adapter('secret-in-url')],
    { GITHUB_STEP_SUMMARY: summary },
  )
  expect(code).toBe(1)
  expect(stdout).toContain('::error title=CX-AUTH-006 fail::')
  const files = await readdir(place.path)
  // Not every rule of the kit was asked for, so that there is no badge.
  expect(files.toSorted()).toEqual([
    'report.html',
    'report.json',
    'report.junit',
    'report.sarif',
    'summary.md',
  ])
  const texts = await Promise.all(files.map((file) => readFile(join(place.path, file), 'utf8')))
  for (const text of [stdout, stderr, ...texts]) {
    for (const canary of canaries) expect(text).not.toContain(canary)
  }
  expect(texts.join('')).toContain('client_secret={client-secret')
})

test('a baseline is written, is borne once it has reasons, and is told when it is wrong', async () => {
  await using place = await folder()
  const file = join(place.path, 'baseline.yml')
  const ask = (mutant: string | undefined, ...more: string[]) =>
    run(['check', '--rule', 'CX-ERR-001', '--baseline', file, ...more, ...adapter(mutant)])
  const missing = await ask('parses-every-body')
  expect([missing.code, missing.stderr]).toEqual([
    2,
    expect.stringContaining('there is no such file; --update-baseline writes it'),
  ])
  const first = await ask('parses-every-body', '--update-baseline')
  expect([first.code, first.stderr]).toEqual([1, `cxone-mock: ${file}: wrote it, 1 new: give it a reason\n`])
  const second = await ask('parses-every-body', '--update-baseline')
  expect(second.stderr).toBe(`cxone-mock: ${file}: nothing in it had to change\n`)
  const unreasoned = await ask('parses-every-body')
  expect([unreasoned.code, unreasoned.stderr]).toEqual([
    2,
    expect.stringContaining(
      'has the placeholder "TODO: why is this tolerated? Link an issue." as its reason',
    ),
  ])
  await writeFile(
    file,
    (await readFile(file, 'utf8')).replace(/TODO: why is this tolerated\? Link an issue\./, 'issue 7'),
  )
  const known = await ask('parses-every-body')
  expect([known.code, known.stdout]).toEqual([
    0,
    expect.stringContaining('1 run · 0 pass · 0 fail · 0 warn · 1 known'),
  ])
  await writeFile(file, (await readFile(file, 'utf8')).replace('pyrecorder/parses-every-body', 'pyrecorder'))
  const other = await ask('parses-every-body')
  expect([other.code, other.stderr]).toEqual([
    2,
    expect.stringContaining('belongs to the client "pyrecorder"'),
  ])
  const stale = await ask(undefined)
  expect([stale.code, stale.stdout]).toEqual([1, expect.stringContaining('STALE-KNOWN  CX-ERR-001')])
  await writeFile(file, (await readFile(file, 'utf8')).replace('CX-ERR-001', 'CX-ERR-01'))
  const wrong = await ask(undefined)
  expect([wrong.code, wrong.stderr]).toEqual([
    2,
    expect.stringContaining('known[0].rule is "CX-ERR-01", which is not a rule. Did you mean CX-ERR-001?'),
  ])
})

test('a rule that is flaky is tried again, and fails when it fails more often than is borne', async () => {
  await using place = await folder()
  const file = join(place.path, 'baseline.yml')
  await writeFile(
    file,
    'version: 1\nclient: pyrecorder/parses-every-body\nflaky:\n  - { rule: CX-ERR-001, max: 1 of 3, issue: "#7" }\n',
  )
  const flags = ['--rule', 'CX-ERR-001', '--baseline', file]
  const { code, stdout } = await run(['check', ...flags, ...adapter('parses-every-body')])
  expect(code).toBe(1)
  expect(stdout).toContain('It failed in 2 of 2 runs; the baseline tolerates 1 of 3 (#7).')
})
