import { expect, test } from 'vitest'
import { Kernel } from '../../mock-server/kernel/kernel.js'
import { pipeline } from '../../mock-server/kernel/pipeline.js'
import { CxoneMock, demoScenario } from '../../mock-server/index.js'
import { withAssumptionTrace } from '../../mock-server/mutation/assumption-trace.js'
import { Clock } from '../../mock-server/sandbox/clock.js'
import { Sandbox } from '../../mock-server/sandbox/sandbox.js'
import { hosts, tokenOf } from '../hosts.js'

async function tracedMock() {
  const read = new Set<string>()
  const clock = new Clock(() => Date.parse('2026-01-15T10:00:00Z'))
  const main = new Sandbox({ id: 'default', scenario: demoScenario, seed: 'test', clock })
  const kernel = new Kernel(
    main,
    {},
    withAssumptionTrace(pipeline, (name) => read.add(name)),
  )
  const mock = new CxoneMock(kernel, { scenario: demoScenario, seed: 'test' })
  const send = await hosts.fetch(mock)
  const start = async (client: string) => {
    const token = await tokenOf(send, client)
    read.clear()
    return send({
      method: 'POST',
      target: '/api/v2/recording/recordingcontrols/start',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{"recordingId":"rec-123"}',
    })
  }
  return { mock, start, read }
}

test('a start without the scope depends on what a missing scope is answered with, and not on the success body', async () => {
  const { start, read } = await tracedMock()
  expect((await start('studio-basic')).status).toBe(401)
  expect([...read]).toContain('missing-scope')
  expect([...read]).not.toContain('success-body')
})

test('an accepted start depends on the success body, also after a reset', async () => {
  const { mock, start, read } = await tracedMock()
  expect((await start('recorder')).status).toBe(200)
  expect([...read]).toContain('success-body')
  expect([...read]).not.toContain('missing-scope')
  await mock.defaultSandbox.reset()
  expect((await start('recorder')).status).toBe(200)
  expect([...read]).toContain('success-body')
})
