import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'
import { hosts, tokenOf } from '../hosts.js'

/** A start of the demo's recording, as an adapter passes it to the kernel. */
const startWith = (token: string) => ({
  method: 'POST',
  target: '/api/v2/recording/recordingcontrols/start',
  headers: ['Authorization', `Bearer ${token}`, 'Content-Type', 'application/json'],
  body: '{"recordingId":"rec-123"}',
})

async function mockWithToken(client: string) {
  const mock = await createCxoneMock({ seed: 'expect', clock: '2026-01-15T10:00:00Z' })
  const send = await hosts.fetch(mock)
  return { mock, token: await tokenOf(send, client) }
}

test('a body is wanted after the stage authorise has passed, and not before', async () => {
  const { mock, token } = await mockWithToken('recorder')
  const withoutScope = await tokenOf(await hosts.fetch(mock), 'studio-basic')
  expect(mock.wantsBody(startWith(token))).toBe(true)
  expect(mock.wantsBody(startWith(withoutScope))).toBe(false)
  expect(mock.wantsBody({ ...startWith(token), target: '/api/v2/users' })).toBe(false)
  expect(mock.wantsBody({ ...startWith(token), method: 'OPTIONS' })).toBe(false)
})

test('the question whether a body is wanted uses up no fault, no request id and no journal entry', async () => {
  const asked = await mockWithToken('recorder')
  const { mock } = await mockWithToken('recorder')
  for (const each of [asked.mock, mock]) each.defaultSandbox.faults.use({ status: 503, times: 1 })
  expect(asked.mock.wantsBody(startWith(asked.token))).toBe(true)
  expect(asked.mock.defaultSandbox.requests.list()).toHaveLength(1)
  const answers = [asked.mock, mock].map((each) => each.handle(startWith(asked.token)))
  expect(answers[0]).toMatchObject({ status: 503 })
  expect(answers[0]).toEqual(answers[1])
})
