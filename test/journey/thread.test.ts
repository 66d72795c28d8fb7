import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'
import { hosts, tokenOf } from '../hosts.js'
import { controls, sentOf, thread, type Asked } from './thread.js'

/** A mock whose clock is frozen, and a way to send requests of the thread with the tokens of their clients. */
async function atTheStart() {
  const mock = await createCxoneMock({ clock: '2026-01-15T10:00:00.000Z' })
  const send = await hosts.fetch(mock)
  const token = async ({ as }: Asked) => (as === undefined ? undefined : tokenOf(send, as))
  const ask = async (asked: Asked, own = token(asked)) => send(sentOf(asked, await own))
  return { mock, sandbox: mock.defaultSandbox, ask, token }
}

test.each(thread)('$says', async ({ before = [], advance, asked, status, body, reason }) => {
  const { sandbox, ask, token } = await atTheStart()
  const own = await token(asked)
  for (const each of before) expect((await ask(each)).status).toBe(200)
  if (advance !== undefined) sandbox.clock.advance(advance)
  const reply = await ask(asked, Promise.resolve(own))
  expect(reply.status).toBe(status)
  if (body === undefined) expect(reply.body).toBe('')
  else expect(JSON.parse(reply.body)).toMatchObject(body)
  if (reason !== undefined) expect(sandbox.requests.explain().reason).toBe(reason)
})

test('after the Scopes tab, a new token of the client starts the recording, and the old one does not', async () => {
  const { ask, token } = await atTheStart()
  const start: Asked = {
    as: 'studio-basic',
    method: 'POST',
    target: `${controls}/start`,
    json: { recordingId: 'rec-123', action: 'start' },
  }
  const old = token(start)
  const tab = thread.find(({ says }) => says.startsWith('check the Scopes tab'))
  await old
  await ask(tab?.asked ?? start)
  expect(await ask(start, old)).toMatchObject({ status: 401, body: '' })
  expect((await ask(start)).status).toBe(200)
})
