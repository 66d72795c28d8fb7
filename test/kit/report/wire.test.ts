import { expect, test } from 'vitest'
import { page, pretty } from '../../../kit/report/formats/index.js'
import type { Rule } from '../../../kit/model/rule.js'
import { CX_ERR_001 } from '../../../kit/rules/ERR/CX-ERR-001.js'
import { examineClient } from '../../../fixtures/clients/run-rule.js'
import { finding, report, result, rule } from './results.js'

/** A rule whose second start meets a fault, and that always finds something in it. */
function meeting(fault: object): Rule {
  return {
    ...rule('CX-NET-001'),
    setup: { calls: 2 },
    steps: [
      { run: 'startRecording' },
      { server: { act: 'fault', fault: { on: 'startRecording', ...fault } } },
      { run: 'startRecording', call: 1, deadlineMs: 300, mayHang: true },
    ],
    guard: () => true,
    expect: () => [{ code: 'odd', message: 'Odd.', requests: [3] }],
  }
}

const start = '"action":"start"}'

test.each([
  [{ fault: 'NEVER_ANSWER' }, ['< (no response)', '  (fault: NEVER_ANSWER)'], 0],
  [
    { fault: 'CONNECTION_RESET_BY_PEER', commit: true },
    [
      '< (no response: the connection was reset)',
      '  (fault: CONNECTION_RESET_BY_PEER, after the operation happened)',
    ],
    0,
  ],
  [
    { fault: 'EMPTY_RESPONSE' },
    ['< (no response: the connection was closed)', '  (fault: EMPTY_RESPONSE)'],
    0,
  ],
  [
    { fault: 'STALL', bytes: 6 },
    [
      '< 200, stalled after 6 bytes of the body',
      '< Content-Type: application/json',
      expect.stringContaining('< ININ-Correlation-Id: '),
      '<',
      '< {"id":',
      '  (fault: STALL)',
    ],
    200,
  ],
])('what a client got of an answer is shown, and no more: %j', async (fault, shown, status) => {
  const examined = await examineClient(meeting(fault))
  const made = report([examined])
  const lines = pretty(made)
    .split('\n')
    .flatMap((line) => (line.startsWith('      ') ? [line.slice(6)] : []))
  expect(lines.slice(lines.findIndex((line) => line.endsWith(start)) + 1)).toEqual(shown)
  expect(made.rules[0]?.sequence[2]).toMatchObject({ id: 3, status })
  expect(page(made)).toContain(String(shown[0]).slice(2))
})

test('what was not reached shows what went over the wire last', async () => {
  const { guard: _, ...other } = CX_ERR_001
  const without = { ...other, guard: () => 'No request was answered with an empty 401.' }
  const refused = await examineClient({ ...without, setup: { scopes: [], config: { scopes: ['nonsense'] } } })
  const text = pretty(report([refused]))
  expect(text).toContain('  Last requests:\n      > POST /oauth/token\n')
  expect(text).toMatch(/^ {6}< 400\n {6}< \{"error":"invalid_scope"/m)
  const silent = result(rule('CX-TOK-002'), 'untested', [], { reason: 'No start.' })
  const nothing = report([{ ...silent, transcript: { ...silent.transcript!, arrivals: [] } }])
  expect(pretty(nothing)).toContain('  No request reached the server.')
})

test('what was kept keeps its sequence too, so that it can be looked at', () => {
  const [kept] = report([result(rule('CX-AUTH-001'), 'pass')]).rules
  expect(kept?.sequence.map(({ id }) => id)).toEqual([1, 2])
  const text = page(report([result(rule('CX-AUTH-001'), 'pass')]), { all: true })
  expect(text).toMatch(/<details\s+id="CX-AUTH-001"/)
})

test('a request stands after what asked for it, and before what was said of it, in the same millisecond', () => {
  const context = { conversationId: 'conv-1', conferenceId: 'conf-1', recordingId: 'rec-1' }
  const of = result(rule('CX-AUTH-001'), 'fail', [finding('odd')])
  const done = [1, 2].map((number) => ({
    operation: 'startRecording' as const,
    context,
    tenant: 'main',
    outcome: { outcome: 'ok' as const, message: `answer ${number}` },
    deadlineMs: 5000,
    beganMs: 20 + number / 10,
    endedMs: 20 + number / 10 + 0.09,
  }))
  const arrivals = of.transcript!.arrivals.map((each) => ({ ...each, atMs: 20 + each.id / 10 + 0.05 }))
  const text = page(report([{ ...of, transcript: { ...of.transcript!, arrivals, done } }]))
  const table = text.slice(text.indexOf('<table class="lanes">'), text.indexOf('</table>'))
  expect(table.match(/call startRecording|→|answer \d/g)).toEqual([
    'call startRecording',
    '→',
    'answer 1',
    'call startRecording',
    '→',
    'answer 2',
  ])
})
