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
