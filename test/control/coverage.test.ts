import { expect, test } from 'vitest'
import {
  createCxoneMock,
  formatCoverage,
  judgeCoverage,
  type CoverageReport,
  type CxoneMock,
  type MockOptions,
} from '../../mock-server/index.js'
import { caseInstant, hosts, tokenOf, type Send } from '../hosts.js'

const startPath = '/api/v2/recording/recordingcontrols/start'

async function withCommands(options: MockOptions = {}) {
  const mock = await createCxoneMock({ seed: 'coverage', clock: caseInstant, ...options })
  const send = await hosts.fetch(mock)
  return { mock, send, ...commandsOf(send, await tokenOf(send, 'recorder')) }
}

function commandsOf(send: Send, token: string) {
  const post = async (target: string, body: object, authorization = `Bearer ${token}`) => {
    const headers = { 'content-type': 'application/json', authorization }
    return (await send({ method: 'POST', target, headers, body: JSON.stringify(body) })).status
  }
  const start = (recordingId = 'rec-123', authorization?: string) =>
    post(startPath, { recordingId }, authorization)
  const stop = (recordingId = 'rec-123') => post('/api/v2/recording/recordingcontrols/stop', { recordingId })
  const pause = async (recordingState: 'PAUSED' | 'ACTIVE') => {
    const target = '/api/v2/conversations/conv-123/recordingstate'
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
    return (await send({ method: 'PATCH', target, headers, body: JSON.stringify({ recordingState }) })).status
  }
  return { start, stop, pause, post }
}

function cellsSeen(report: CoverageReport): Record<string, unknown> {
  const seen = report.cells.filter((cell) => cell.seen.length > 0)
  return Object.fromEntries(seen.map(({ id, seen: answers, covered }) => [id, [answers, covered]]))
}

function situationsSeen(report: CoverageReport): Record<string, number> {
  const seen = report.situations.filter(({ count }) => count > 0)
  return Object.fromEntries(seen.map(({ name, count }) => [name, count]))
}

test('the grid has every state that a call gets into, with every command and what it should answer', async () => {
  const { mock } = await withCommands()
  const { cells } = mock.coverage()
  expect(cells.map(({ id, expected }) => `${id} ${expected}`)).toEqual([
    ...['start 409', 'stop 409', 'pause 400', 'resume 400'].map((each) => `alerting/idle/${each}`),
    ...['start 200', 'stop 409', 'pause 400', 'resume 400'].map((each) => `connected/idle/${each}`),
    ...['start 409', 'stop 200', 'pause 202', 'resume 202'].map((each) => `connected/recording/${each}`),
    ...['start 409', 'stop 200', 'pause 202', 'resume 202'].map((each) => `connected/masked/${each}`),
    ...['start 409', 'stop 409', 'pause 400', 'resume 400'].map((each) => `connected/stopped/${each}`),
    ...['start 409', 'stop 409', 'pause 400', 'resume 400'].map((each) => `ended/idle/${each}`),
    ...['start 409', 'stop 409', 'pause 400', 'resume 400'].map((each) => `ended/stopped/${each}`),
  ])
})

test('commands fill the cells of the states in which they were met', async () => {
  const { mock, start, stop, pause } = await withCommands()
  await stop()
  await start()
  await start()
  await pause('PAUSED')
  await pause('PAUSED')
  await pause('ACTIVE')
  await stop()
  await start('rec-456')
  await start('rec-789')
  const { defaultSandbox: sandbox } = mock
  const once = (status: number) => [[{ status, count: 1 }], true]
  expect(cellsSeen(sandbox.coverage())).toEqual({
    'alerting/idle/start': once(409),
    'connected/idle/start': once(200),
    'connected/idle/stop': once(409),
    'connected/recording/start': once(409),
    'connected/recording/stop': once(200),
    'connected/recording/pause': once(202),
    'connected/masked/pause': once(202),
    'connected/masked/resume': once(202),
    'ended/stopped/start': once(409),
  })
  expect(sandbox.coverage()).toMatchObject({
    of: 'default',
    requests: 10,
    covered: 10,
    total: 37,
    percent: 27,
  })
})

test('each named situation is told from the others', async () => {
  const { mock, send, start, post } = await withCommands()
  const studio = await tokenOf(send, 'studio-basic')
  const other = await tokenOf(send, 'other-division')
  await send({ method: 'GET', target: '/api/v2/conversations' })
  await start('rec-123', 'Bearer made-up')
  await start('rec-123', `Bearer ${studio}`)
  await start('rec-123', `Bearer ${other}`)
  await start('rec-0')
  await post(startPath, { conferenceId: 'conf-123' })
  await start('rec-456')
  await send({ method: 'DELETE', target: '/api/v2/tokens/me', headers: { authorization: `Bearer ${other}` } })
  await start('rec-123', `Bearer ${other}`)
  mock.defaultSandbox.clock.advance('1h')
  await start()
  const report = mock.coverage()
  expect(situationsSeen(report)).toEqual({
    '401-missing': 1,
    '401-unknown': 1,
    '401-expired': 1,
    '401-revoked': 1,
    '401-scope': 1,
    '409': 1,
    '404': 1,
    '403': 1,
    '400': 1,
  })
  expect(report.situations.at(-1)).toEqual({
    name: '425',
    meaning: 'a command while the previous one is still being processed; requires a settle time (--settle)',
    imitated: false,
    count: 0,
  })
})

test('the answer of a fault covers nothing, and is shown as what it is', async () => {
  const { mock, start } = await withCommands()
  const { faults } = mock.defaultSandbox
  faults.use({ on: 'startRecording', status: 409, times: 1 })
  await start()
  faults.use({ on: 'startRecording', status: 503, commit: true, times: 1 })
  await start()
  faults.use({ on: 'startRecording', token: 'EXPIRED', times: 1 })
  await start()
  faults.use({ on: 'startRecording', headers: {}, fixedDelayMilliseconds: 0, times: 1 })
  await start()
  const report = mock.coverage()
  expect(situationsSeen(report)).toEqual({ '401-expired': 1, '409': 1 })
  expect(cellsSeen(report)).toEqual({
    'connected/idle/start': [[{ status: 503, fault: 'status after commit', count: 1 }], false],
    'connected/recording/start': [[{ status: 409, fault: 'delay', count: 1 }], true],
  })
  expect(report.answers.map(({ status, rule, fault }) => [status, rule, fault])).toEqual([
    [200, undefined, undefined],
    [409, 'fault', 'status'],
    [503, 'fault', 'status after commit'],
    [401, 'token-expired', 'token EXPIRED'],
    [409, 'start-while-recording', 'delay'],
  ])
})

test('what was met is not forgotten by the journal, by a reset or with its sandbox', async () => {
  const { mock, start } = await withCommands()
  const { defaultSandbox: sandbox } = mock
  await start()
  sandbox.requests.clear()
  await sandbox.reset()
  expect(sandbox.coverage().requests).toBe(2)
  const made = await mock.sandbox({ id: 'mine' })
  await mock.handle({ method: 'GET', target: '/s/mine/api/v2/conversations', headers: [], body: '' })
  expect(made.coverage()).toMatchObject({ of: 'mine', requests: 1, covered: 1 })
  await made.delete()
  expect((await mock.sandbox({ id: 'mine' })).coverage().requests).toBe(0)
  expect(sandbox.coverage().requests).toBe(2)
  expect(mock.coverage()).toMatchObject({ of: 'all', requests: 3 })
})

test('a request that no operation takes is counted apart', async () => {
  const { mock, send } = await withCommands()
  await send({ method: 'POST', target: '/oauth/tokens' })
  await send({ method: 'OPTIONS', target: startPath })
  expect(mock.coverage()).toMatchObject({ requests: 3, unmatched: 1, covered: 0 })
})

test('the expected statuses are those of the variants in force', async () => {
  const assumptions = {
    'state-conflict-status': '422',
    'success-body': 'empty',
    'recordingstate-when-not-recording': 'ignored',
    'start-after-stop': 'resumes',
  } as const
  const { mock, start } = await withCommands({ assumptions })
  await start()
  const expected = Object.fromEntries(mock.coverage().cells.map((cell) => [cell.id, cell.expected]))
  expect(expected).toMatchObject({
    'connected/idle/start': 204,
    'connected/idle/stop': 422,
    'connected/idle/pause': 202,
    'connected/stopped/start': 204,
  })
  expect(cellsSeen(mock.coverage())).toEqual({ 'connected/idle/start': [[{ status: 204, count: 1 }], true] })
})

test('a coverage is shown as text and as Markdown', async () => {
  const { mock, start } = await withCommands()
  await start()
  const report = mock.coverage()
  const text = formatCoverage(report, 'text').split('\n')
  expect(text[0]).toBe('Coverage of all sandboxes: 1 of 37 (2.7 %)')
  expect(text).toContain('connected/idle       start    200       200 x1')
  expect(text).toContain('connected/idle       stop     409       -')
  expect(text).toContain(
    '425          not possible  a command while the previous one is still being processed; requires a settle time (--settle)',
  )
  const markdown = formatCoverage(report, 'markdown').split('\n')
  expect(markdown[0]).toBe('## Coverage of all sandboxes: 1 of 37 (2.7 %)')
  expect(markdown).toContain('| connected/idle | start | 200 | 200 x1 |')
  expect(JSON.parse(formatCoverage(report, 'json'))).toEqual(JSON.parse(JSON.stringify(report)))
})

test.each([
  [{}, 0, []],
  [{ require: ['409', '401-missing'], min: 2 }, 0, []],
  [{ require: ['connected/idle/start', '200'] }, 0, []],
  [{ require: ['409', '404'] }, 1, ['404 is required but was not seen.']],
  [
    { require: ['503', 'connected/idle/stop'], min: 80 },
    1,
    [
      '503 is required but was not seen.',
      'connected/idle/stop is required but was not seen.',
      'Coverage is 13.5 %, below the required 80 %.',
    ],
  ],
  [
    { require: ['425', '404'] },
    2,
    [
      '425 cannot be measured with the current settings of the mock (a command while the previous one is still being processed; requires a settle time (--settle)).',
    ],
  ],
  [
    { require: ['401-expird'] },
    2,
    [
      'Unknown requirement "401-expird". Use 401-missing, 401-unknown, 401-expired, 401-revoked, 401-scope, 409, 404, 403, 400, 425, any other status, or a cell such as alerting/idle/start.',
    ],
  ],
] as const)('a coverage is held against %j: %d', async (gate, code, reasons) => {
  const { mock, send, start } = await withCommands()
  await start()
  await start('rec-456')
  await send({ method: 'GET', target: '/api/v2/conversations' })
  await start()
  expect(judgeCoverage(mock.coverage(), gate)).toEqual({ code, reasons })
})

test('without a request nothing can be measured', async () => {
  const mock: CxoneMock = await createCxoneMock()
  expect(judgeCoverage(mock.coverage(), {})).toEqual({
    code: 2,
    reasons: ['Coverage cannot be measured because the mock received no requests.'],
  })
})

test('the coverage is that of JavaScript over HTTP', async () => {
  const { mock, start } = await withCommands()
  await start()
  const url = `${await mock.listen({ port: 0 })}/__admin/coverage`
  const json = await fetch(url)
  expect(json.headers.get('content-type')).toBe('application/json; charset=utf-8')
  expect(await json.json()).toEqual(JSON.parse(JSON.stringify(mock.coverage())))
  const own = await fetch(`${url}?sandbox=default&format=text`)
  expect(await own.text()).toBe(formatCoverage(mock.defaultSandbox.coverage(), 'text'))
  const markdown = await fetch(`${url}?format=markdown`)
  expect(markdown.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
  expect(await markdown.text()).toBe(formatCoverage(mock.coverage(), 'markdown'))
  const wrong = await fetch(`${url}?format=xml`)
  expect(await wrong.json()).toMatchObject({
    status: 400,
    detail: 'format must be one of text, markdown, json, not "xml".',
  })
  await mock.close()
})
