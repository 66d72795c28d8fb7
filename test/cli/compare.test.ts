import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from './run.js'
import { traced } from './traced.js'

test('compare names what differs', async () => {
  const { file } = await traced()
  const before = await run(['compare', file])
  expect(before.stdout).toContain(
    'differs 3 POST /api/v2/recording/recordingcontrols/start 422\n  status: the server sent 422, the mock 409\n  rule of the mock: start-while-recording\n',
  )
  expect(before.stdout).toMatch(
    /^3 of 5 requests agree, 2 differ, 0 are not implemented, 0 cannot be judged\.$/m,
  )
  expect(before.code).toBe(1)
})

test('the reports of compare show the same, and nothing that is secret', async () => {
  const { folder, file } = await traced()
  const files = { json: join(folder, 'r.json'), html: join(folder, 'r.html'), junit: join(folder, 'r.xml') }
  const flags = Object.entries(files).flatMap(([name, path]) => [`--${name}`, path])
  const { stdout } = await run(['compare', file, '--format', 'markdown', ...flags])
  const [json, html, junit] = await Promise.all(
    [files.json, files.html, files.junit].map((path) => readFile(path, 'utf8')),
  )
  expect(JSON.parse(json ?? '')).toMatchObject({
    version: 1,
    counts: { agrees: 3, differs: 2, 'not-implemented': 0, unknown: 0 },
  })
  expect(stdout).toContain(
    '| 3 POST /api/v2/recording/recordingcontrols/start 422 | startRecording | differs | status: the server sent 422, the mock 409 |',
  )
  expect(junit).toContain('tests="5" failures="2" errors="0" skipped="0"')
  expect(html).toContain('<h3>Server</h3>')
  for (const report of [stdout, json, html, junit])
    expect(report).not.toMatch(/recorder-secret|mock_|rec-123/)
})

test('trace redact, inspect and digest work on a shared trace as on the original', async () => {
  const { folder, file } = await traced()
  const shared = join(folder, 'shared.har')
  const redacted = await run(['trace', 'redact', file, '-o', shared])
  expect(redacted.stderr).toMatch(
    /^cxone-mock: Kept 5 requests\. Replaced 2 secrets, \d+ ids and \d+ texts\. /,
  )
  expect((await run(['trace', 'digest', shared])).stdout).toBe((await run(['trace', 'digest', file])).stdout)
  const { stdout } = await run(['trace', 'inspect', shared])
  expect(stdout).toContain('  1 issueToken 200\n  1 startRecording 200\n  1 startRecording 422\n')
})

test('compare says what is wrong with its files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cxone-mock-test-'))
  const empty = join(folder, 'empty.har')
  await writeFile(empty, '{"log":{"version":"1.2","entries":[]}}')
  const wrong = async (...args: readonly string[]) => {
    const { code, stderr } = await run(['compare', ...args])
    return [code, stderr.trim()]
  }
  expect(await wrong(empty)).toEqual([2, 'cxone-mock: The trace contains no request of the API.'])
  const absent = join(folder, 'absent.har')
  expect(await wrong(absent)).toEqual([2, `cxone-mock: ${absent} cannot be read: ENOENT`])
  expect(await wrong(empty, '--profile', 'x.json')).toEqual([
    2,
    'cxone-mock: --profile: Add --fit, which finds the profile.',
  ])
})
