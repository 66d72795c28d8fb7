import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

test('a code keeps nothing alive of the long body that it was asked for with', async () => {
  await using mock = await createCxoneMock()
  const body = (state: string) =>
    new URLSearchParams({
      response_type: 'code',
      client_id: 'cxone-agent',
      redirect_uri: 'http://localhost:3000/callback',
      scope: 'openid',
      user_id: '11e90000-0000-4000-8000-000000005001',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
      state,
    })
  const ask = async (times: number, state: string) => {
    for (let each = 0; each < times; each += 1) {
      const init = { method: 'POST', body: body(state), redirect: 'manual' } as const
      expect((await mock.fetch(new Request('http://mock/auth/authorize', init))).status).toBe(302)
    }
  }
  const long = 'x'.repeat(60_000)
  await ask(50, long)
  // What the journal keeps of long requests goes with as many short ones; what the codes keep does not.
  await ask(1200, 'short')
  collect()
  const before = process.memoryUsage().heapUsed
  await ask(400, long)
  await ask(1200, 'short')
  collect()
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(10_000_000)
})

test('a rejected request keeps nothing alive of its long body but what the journal shows', async () => {
  await using mock = await createCxoneMock()
  const send = async (target: string, headers: readonly string[], body: string) => {
    const response = await mock.handle({ method: 'POST', target, headers, body })
    return { status: response.status, body: response.body }
  }
  const basic = ['Authorization', `Basic ${btoa('recorder:recorder-secret')}`]
  const form = ['Content-Type', 'application/x-www-form-urlencoded']
  const issued = await send('/oauth/token', [...basic, ...form], 'grant_type=client_credentials')
  const { access_token: token } = JSON.parse(issued.body) as { access_token: string }
  const headers = ['Authorization', `Bearer ${token}`, 'Content-Type', 'application/json']
  const start = (body: object) =>
    send('/api/v2/recording/recordingcontrols/start', headers, JSON.stringify(body))
  expect((await start({ recordingId: 'rec-123' })).status).toBe(200)
  collect()
  const before = process.memoryUsage().heapUsed
  for (let each = 0; each < 300; each += 1) {
    expect((await start({ recordingId: 'rec-123', pad: 'x'.repeat(250_000) })).status).toBe(409)
  }
  collect()
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(12_000_000)
})
