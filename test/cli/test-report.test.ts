import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { RequestEntry } from '../../mock-server/index.js'
import { Rejections } from '../../cli/output/explain-rejections.js'
import { testTimes } from '../../cli/suite/test-report.js'
import { run } from './run.js'

const ten = Date.parse('2026-01-15T10:00:00Z')
const between = { from: ten, to: ten + 60_000 }

const vitest = {
  testResults: [
    {
      name: '/a.test.ts',
      startTime: ten + 1000,
      endTime: ten + 1400,
      assertionResults: [
        { fullName: 'one', status: 'passed', duration: 100 },
        { fullName: 'two', status: 'failed', duration: 250 },
      ],
    },
  ],
}

const jest = {
  testResults: [
    {
      name: '/a.test.js',
      startTime: ten + 1000,
      endTime: ten + 9000,
      assertionResults: [
        { fullName: 'one', status: 'passed', duration: 100, startAt: ten + 2000 },
        { fullName: 'two', status: 'failed', duration: 250, startAt: ten + 2100 },
      ],
    },
  ],
}

/** As pytest writes it. */
const pytest = (timestamp: string, time = '0.4') => `<?xml version="1.0" encoding="utf-8"?>
  <testsuites name="pytest tests"><testsuite name="pytest" tests="2" time="${time}" timestamp="${timestamp}">
    <testcase classname="test_x" name="test_one" time="0.100" />
    <testcase classname="test_x" name="test_two" time="0.250"><failure message="a &lt; b">no</failure></testcase>
  </testsuite></testsuites>`

const inOrder = [
  { name: 'one', failed: false, from: ten + 1000, to: ten + 1150 },
  { name: 'two', failed: true, from: ten + 1100, to: ten + 1400 },
]
const named = inOrder.map((each) => ({ ...each, name: `test_x > test_${each.name}` }))

test.each([
  ['the JSON of Vitest, which tells when a file starts', JSON.stringify(vitest), inOrder],
  [
    'the JSON of Jest, which tells when a test starts',
    JSON.stringify(jest),
    [
      { name: 'one', failed: false, from: ten + 2000, to: ten + 2100 },
      { name: 'two', failed: true, from: ten + 2100, to: ten + 2350 },
    ],
  ],
  ['JUnit XML with a zone', pytest('2026-01-15T11:00:01.000000+01:00'), named],
  ['JUnit XML in UTC, without a zone', pytest('2026-01-15T10:00:01'), named],
  [
    'JUnit XML of tests that ran concurrently',
    pytest('2026-01-15T10:00:01Z', '0.3'),
    named.map((each) => ({ ...each, from: ten + 1000, to: ten + 1300 })),
  ],
  ['JUnit XML of another run', pytest('2026-01-14T10:00:01Z'), []],
  ['XML of another kind', '<project><testcase name="x"/></project>', []],
  ['XML that is cut', '<testsuites><testsuite', []],
  ['JSON of another kind', '{"name":"cxone-mock","testResults":5}', []],
  ['JSON that is cut', '{"testResults":[', []],
  ['any other text', 'ok 1 - one', []],
])('the times of tests are read from %s', async (_what, text, expected) => {
  expect(await testTimes(text, between)).toEqual(expected)
})

const rejected = (id: string, rule: string): RequestEntry => ({
  id,
  sandbox: 'default',
  at: '2026-01-15T10:00:00.000Z',
  method: 'POST',
  target: `/start?${id}`,
  operation: 'startRecording',
  status: 401,
  rule,
  reason: `${rule} of ${id}.`,
  request: { headers: {}, body: '' },
})

function told(failed: Parameters<Rejections['tell']>[2]): string[] {
  const rejections = new Rejections()
  rejections.add(rejected('one', 'token-present'), ten)
  rejections.add(rejected('two', 'scope'), ten + 100)
  rejections.add(rejected('three', 'scope'), ten + 200)
  rejections.add(rejected('four', 'scope'), ten + 300)
  let text = ''
  rejections.tell({ write: (part: string) => void (text += part) } as never, 9, failed)
  return text.split('\n').filter((line) => !/^\d\d:/.test(line))
}

test('rejections during failed tests come first, by their newest request in such a test', () => {
  const failed = ['a > b', 'c', 'd', 'e'].map((name) => ({ name, from: ten + 150, to: ten + 250 }))
  expect(told(failed)).toEqual([
    'cxone-mock: 4 of 9 requests were rejected for 2 reasons (some may be intended). While failed tests ran:',
    '  3 × 401 startRecording (scope), in a > b, c, d, and 1 more',
    '      reason: scope of three.',
    'At other times, the newest last:',
    '  1 × 401 startRecording (token-present)',
    '      reason: token-present of one.',
    '',
  ])
})

test('without a failed test that was rejected, the newest rejection is last', () => {
  const lines = [
    'cxone-mock: 4 of 9 requests were rejected for 2 reasons (some may be intended). The newest is last:',
    '  1 × 401 startRecording (token-present)',
    '      reason: token-present of one.',
    '  3 × 401 startRecording (scope)',
    '      reason: scope of four.',
    '',
  ]
  expect(told([])).toEqual(lines)
  expect(told([{ name: 'later', from: ten + 5000, to: ten + 6000 }])).toEqual(lines)
})

test('exec explains first what was rejected while a test ran that the report of the command names', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'report-'))
  const script = `
    const { writeFileSync } = require('node:fs')
    const get = (path) => fetch(process.env.CXONE_BASE_URL + path)
    const later = async () => {
      const at = Date.now()
      while (Date.now() < at + 5) await new Promise(setImmediate)
    }
    const run = async () => {
      await get('/api/v2/tokens/me')
      await later()
      const startAt = Date.now()
      await get('/nowhere')
      const duration = Date.now() - startAt
      await later()
      await get('/api/v2/conversations')
      const assertionResults = [{ fullName: 'finds it', status: 'failed', startAt, duration }]
      writeFileSync(process.argv[1], JSON.stringify({ testResults: [{ assertionResults }] }))
      process.exit(1)
    }
    run()`
  const report = join(folder, 'report.json')
  const expected = [
    'cxone-mock: 3 of 3 requests were rejected for 3 reasons (some may be intended). While failed tests ran:',
    '  1 × 404 GET /nowhere (path), in finds it',
    'At other times, the newest last:',
    '  1 × 401 getTokensMe (token-present)',
    '  1 × 401 getConversations (token-present)',
  ]
  const told = ({ stderr }: { readonly stderr: string }) =>
    stderr.split('\n').filter((line) => /^(?:cxone-mock|At| {2}\d)/.test(line))
  expect(told(await run(['exec', '--', process.execPath, '-e', script, report]))).toEqual(expected)
  const elsewhere = join(folder, 'report')
  expect(
    told(await run(['exec', '--test-report', elsewhere, '--', process.execPath, '-e', script, elsewhere])),
  ).toEqual(expected)
  await rm(folder, { recursive: true })
})
