import { expect, test } from 'vitest'
import { contactId, userId, withSession, type Told } from './session.js'

const customer = { participantId: 'customer-2', purpose: 'customer' as const, address: 'tel:+15555550199' }
const agent = { participantId: 'agent-2', purpose: 'agent' as const, userId }

function shown(events: readonly Told[]) {
  return events.map(({ ContactID, Status, IsLogging, FinalState }) =>
    [ContactID, Status, IsLogging, FinalState].join(' '),
  )
}

test('an agent is told of a call from its beginning to its end', async () => {
  const { told, command, sandbox } = await withSession()
  sandbox.calls.begin({ conversationId: 'second', participants: [customer, agent] })
  sandbox.calls.answer('second')
  await command('record', '460000000004')
  await command('mask', '460000000004')
  await command('unmask', '460000000004')
  sandbox.calls.end('second')
  expect(shown(await told())).toEqual([
    '460000000004 Incoming False False',
    '460000000004 Active False False',
    '460000000004 Active True False',
    '460000000004 Masking True False',
    '460000000004 Active True False',
    '460000000004 Active False False',
    '460000000004 Disconnected False True',
  ])
  expect(await told()).toEqual([])
})

test('an agent is told that others mask the call, and not that they record it', async () => {
  const { told, sandbox, ask } = await withSession()
  expect((await ask('POST', `/contacts/${contactId}/record`)).status).toBe(202)
  expect(sandbox.calls.get('conv-123').recordingState).toBe('recording')
  expect(await told()).toEqual([])
})

test('an agent who asks for what is being recorded already is told so', async () => {
  const { told, command, sandbox } = await withSession()
  sandbox.calls.start('conv-123')
  expect(await told()).toEqual([])
  await command('record')
  expect(shown(await told())).toEqual([`${contactId} Active True False`])
})

test('an agent who never asks is told the newest of each call', async () => {
  const { told, command } = await withSession()
  await command('record')
  for (let times = 0; times < 501; times += 1) {
    await command('mask')
    await command('unmask')
  }
  const events = await told()
  expect(events.length).toBeLessThan(1000)
  expect(shown(events.slice(-1))).toEqual([`${contactId} Active True False`])
})

test('a snapshot has the session and what it was not told, and a restored one goes on from there', async () => {
  const { told, command, sandbox } = await withSession()
  await command('record')
  const snapshot = sandbox.snapshot()
  expect(shown(await told())).toEqual([`${contactId} Active True False`])
  sandbox.restore(JSON.parse(JSON.stringify(snapshot)) as typeof snapshot)
  expect(shown(await told())).toEqual([`${contactId} Active True False`])
})
