import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { historyPage } from '../../../kit/report/html/history.js'
import { json } from '../../../kit/report/formats/index.js'
import { run } from '../../cli/run.js'
import { manifest, report, result, rule } from './results.js'

const first = report(
  [
    result(rule('CX-AUTH-001'), 'pass'),
    result(rule('CX-AUTH-002'), 'fail'),
    result(rule('CX-SEC-001'), 'fail'),
  ],
  { manifest },
)
const second = report(
  [
    result(rule('CX-AUTH-001'), 'pass'),
    result(rule('CX-AUTH-002'), 'pass'),
    result(rule('CX-SEC-001'), 'fail'),
  ],
  { manifest: { ...manifest, startedAt: '2026-01-16T10:00:00.000Z' } },
)

test('a history has a bar for each run, in the order of time, and the rules that changed or fail', () => {
  const page = historyPage([
    { name: 'second.json', report: second },
    { name: 'first.json', report: first },
  ])
  const text = page
    .slice(page.indexOf('</style>'))
    .replaceAll(/<[^>]*>|\s+/g, ' ')
    .replaceAll(/ +/g, ' ')
  expect(text).toContain('2 runs, 2 rules that changed or do not pass')
  expect(text).toContain(
    '2026-01-15 10:00 first.json 1 passed, 2 failed of 3 2026-01-16 10:00 second.json 2 passed, 1 failed of 3',
  )
  expect(text).toContain('CX-AUTH-002 fail pass CX-SEC-001 fail fail')
  expect(text).not.toContain('CX-AUTH-001')
})

test('the command history reads the JSON reports, and rejects another file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'history-'))
  const file = (name: string) => join(folder, name)
  await writeFile(file('a.json'), json(second))
  await writeFile(file('b.json'), json(first))
  await writeFile(file('c.json'), '{"version":2}')
  const shown = await run(['history', file('a.json'), file('b.json'), '--html', file('history.html')])
  expect(shown.code).toBe(0)
  expect(shown.stdout.split('\n').slice(2)).toEqual([
    'CX-AUTH-002  fail → pass',
    'CX-SEC-001  fail → fail',
    '',
  ])
  expect(await readFile(file('history.html'), 'utf8')).toContain('Results by run')
  const rejected = await run(['history', file('c.json')])
  expect(rejected.code).toBe(2)
  expect(rejected.stderr).toBe(
    `cxone-mock: ${JSON.stringify(file('c.json'))} is not a JSON report. Write one with cxone-mock check --json FILE.\n`,
  )
})
