import { describe } from 'vitest'
import { cxoneTest, expect, test } from '../../vitest/index.js'

const start = '/api/v2/recording/recordingcontrols/start'

async function startAs(env: Readonly<Record<string, string>>): Promise<Response> {
  const { CXONE_BASE_URL: base, CXONE_TOKEN_URL: url, CXONE_CLIENT_ID: id, CXONE_CLIENT_SECRET: secret } = env
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: id ?? '',
    client_secret: secret ?? '',
  })
  const { access_token: token } = (await (await fetch(url ?? '', { method: 'POST', body: form })).json()) as {
    access_token: string
  }
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  return fetch(`${base}${start}`, { method: 'POST', headers, body: '{"recordingId":"rec-123"}' })
}

describe.concurrent('tests side by side', () => {
  test.for([1, 2, 3, 4, 5])('test %i has a sandbox of its own', async (_, { sandbox, cxoneEnv }) => {
    expect((await startAs(cxoneEnv)).status).toBe(200)
    expect(sandbox).toHaveReceived({ operation: 'startRecording' }, 1)
    expect(sandbox).toHaveReceived({ operation: 'issueToken', status: 200 })
    expect(sandbox).toHaveNoRefusals()
  })
})

test('a matcher that fails tells what came in, and why it was refused', async ({ sandbox, cxone }) => {
  await startAs(cxone.env(sandbox, 'studio-basic'))
  expect(() => expect(sandbox).toHaveReceived({ operation: 'stopRecording' })).toThrow(
    `expected at least one of {"operation":"stopRecording"}, got 0; received requests:\n` +
      `  200 POST /oauth/token  studio-basic-${sandbox.id}\n  401 POST ${start}  studio-basic-${sandbox.id}`,
  )
  expect(() => expect(sandbox).toHaveNoRefusals()).toThrow(
    '    reason: The token lacks the scope recording:control.',
  )
})

const lenient = test.extend({ onUnhandledRequest: 'ignore' as const })

lenient(
  'a request that no operation takes is let go where a test asks for it',
  async ({ sandbox, cxone }) => {
    await fetch(`${cxone.url}/s/${sandbox.id}/api/v2/stations`)
    expect(sandbox).toHaveReceived({ status: 501 }, 1)
  },
)

cxoneTest({ assumptions: { 'start-while-recording': 'unchanged' } })(
  'a mock of other options',
  async ({ cxoneEnv }) => {
    expect((await startAs(cxoneEnv)).status).toBe(200)
    expect((await startAs(cxoneEnv)).status).toBe(200)
  },
)

test('what would have been recorded of a call is a claim that a test can make', async ({ sandbox }) => {
  sandbox.clock.freeze('2026-01-15T10:00:00Z')
  sandbox.calls.begin({ conversationId: 'conv-card', state: 'connected' })
  sandbox.calls.start('conv-card')
  sandbox.clock.advance('90s')
  sandbox.calls.stop('conv-card')
  sandbox.clock.advance('10s')
  sandbox.calls.end('conv-card')
  const call = sandbox.call('conv-card')
  expect(call).notRecordedDuring({ from: '2026-01-15T10:01:30Z', to: '2026-01-15T10:01:40Z' })
  expect(call).recordedAtLeast(0.9)
  expect(() => expect(call).recordedAtLeast(0.95)).toThrow(
    'expected at least 95 % of the call to be recorded; call conv-card was\n' +
      '  2026-01-15T10:00:00.000Z to 2026-01-15T10:01:30.000Z  recording\n' +
      '  2026-01-15T10:01:30.000Z to 2026-01-15T10:01:40.000Z  not-recorded',
  )
  const during = { from: '2026-01-15T10:01:00Z', to: '2026-01-15T10:01:35Z' }
  expect(() => expect(call).notRecordedDuring(during)).toThrow(
    'expected no recording from 2026-01-15T10:01:00.000Z to 2026-01-15T10:01:35.000Z; call conv-card was',
  )
})

test('the requests of a test are judged by a rule of the kit', async ({ sandbox, cxone, cxoneEnv }) => {
  expect(() => expect(sandbox).toSatisfyRule('CX-REQ-001')).toThrow(
    'CX-REQ-001 is untested and therefore not satisfied',
  )
  await startAs(cxoneEnv)
  expect(sandbox).toSatisfyRule('CX-REQ-001')
  expect(() => expect(sandbox).not.toSatisfyRule('CX-REQ-001')).toThrow(
    'expected the client to violate CX-REQ-001',
  )
  const { CXONE_CLIENT_SECRET: secret } = cxoneEnv
  await fetch(`${cxone.url}/s/${sandbox.id}/api/v2/conversations/conv-123?access_token=${secret}`)
  expect(() => expect(sandbox).toSatisfyRule('CX-REQ-002')).toThrow('> GET')
  expect(() => expect(sandbox).toSatisfyRule('CX-REQ-002')).not.toThrow(secret)
  expect(() => expect(sandbox).toSatisfyRule('CX-TOK-999')).toThrow('Unknown rule "CX-TOK-999".')
  expect(() => expect(sandbox).toSatisfyRule('CX-ERR-001')).toThrow('Use defineClientContract')
})
