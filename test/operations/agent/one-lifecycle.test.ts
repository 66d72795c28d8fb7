import { expect, test } from 'vitest'
import { tokenOf } from '../../hosts.js'
import { contactId, services, userId, withSession } from './session.js'

const onDemand = '/interaction-recording-management-service/v1/interactions'

test('what an agent records is seen on Record on Demand and on /api/v2, and stopped there', async () => {
  const { command, send, token, sandbox } = await withSession()
  const recorder = await tokenOf(send, 'recorder')
  const get = async (target: string, as: string) =>
    JSON.parse(
      (await send({ method: 'GET', target, headers: { authorization: `Bearer ${as}` } })).body,
    ) as unknown
  await command('record')
  const status = `${onDemand}/get-recording-status?userId=${userId}`
  expect(await get(status, token)).toMatchObject({ recordingStatusToAgent: 'Recording' })
  await command('mask')
  expect(await get('/api/v2/conversations/conv-123', recorder)).toMatchObject({ recordingState: 'PAUSED' })
  sandbox.clock.advance('5s')
  sandbox.calls.stop('conv-123')
  expect(await get('/api/v2/conversations/conv-123/recordings', recorder)).toMatchObject([
    { id: 'rec-123', startTime: '2026-01-15T10:00:00.000Z', endTime: '2026-01-15T10:00:05.000Z' },
  ])
})

test('an agent masks what was started on demand', async () => {
  const { command, send, token, sandbox } = await withSession()
  const headers = { authorization: `Bearer ${token}` }
  const target = `${onDemand}/start-recording-on-demand?userId=${userId}`
  expect((await send({ method: 'POST', target, headers })).status).toBe(200)
  expect((await command('mask')).status).toBe(202)
  expect(sandbox.calls.get('conv-123').recordingState).toBe('masked')
})

test('a stop changes nothing, since there is none', async () => {
  const { command, sandbox } = await withSession()
  await command('record')
  expect((await command('stop-record')).status).toBe(404)
  expect(sandbox.calls.get('conv-123').recordingState).toBe('recording')
})

test('a contact of somebody else is none of the agent', async () => {
  const { command, sandbox } = await withSession()
  sandbox.calls.begin({ conversationId: 'of-somebody-else', state: 'connected' })
  const { status, headers } = await command('record', '460000000004')
  expect([status, headers['icstatusdescription']]).toEqual([404, 'InvalidContactId'])
  expect(sandbox.requests.explain(sandbox.requests.last()?.id)).toMatchObject({ rule: 'own-contact' })
})

test('the session of another agent is not there', async () => {
  const { ask, sandbox, send, sessionId } = await withSession({
    scenario: await withSecondAgent(),
  })
  const form = new URLSearchParams({ grant_type: 'password', username: 'KIMKEY', password: 'kim-secret' })
  const issued = await send({
    method: 'POST',
    target: '/auth/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  })
  const { access_token: kim } = JSON.parse(issued.body) as { access_token: string }
  const path = `/agent-sessions/${sessionId}/interactions/${contactId}/record`
  const { status, headers } = await ask('POST', path, kim)
  expect([status, headers['icstatusdescription']]).toEqual([404, 'InvalidAgentSession'])
  const { reason } = sandbox.requests.explain(sandbox.requests.last()?.id)
  expect(reason).toBe('The session belongs to another user, and the token to kim@demo.example.')
})

async function withSecondAgent() {
  const { demoScenario } = await import('../../../mock-server/index.js')
  const kim = {
    userId: '11e90000-0000-4000-8000-000000005002',
    agentId: 5002,
    userName: 'kim@demo.example',
    givenName: 'Kim',
    familyName: 'Haddad',
    permissions: ['RecordContact'],
    accessKeys: [{ accessKeyId: 'KIMKEY', accessKeySecret: 'kim-secret' }],
  }
  return { ...demoScenario, users: [...(demoScenario.users ?? []), kim] }
}

test('coverage has the commands of the Agent API once it was used', async () => {
  const { command, sandbox } = await withSession()
  await command('record')
  await command('record')
  const cells = sandbox.coverage().cells.filter(({ command: name }) => name === 'record-call')
  expect(cells.map(({ id, expected, covered }) => [id, expected, covered])).toEqual([
    ['connected/idle/record-call', 202, true],
    ['connected/recording/record-call', 202, true],
    ['connected/masked/record-call', 202, false],
  ])
})

test('a path that the mock does not imitate is named, in any letter case of inContactAPI', async () => {
  const { send, token } = await withSession()
  const target = `${services.replace('inContactAPI', 'INCONTACTAPI')}/agents/5001/skills`
  const { status, body } = await send({
    method: 'GET',
    target,
    headers: { authorization: `Bearer ${token}` },
  })
  expect([status, body]).toEqual([501, expect.stringContaining('cxone-mock does not implement GET')])
})

test('a GET of record is answered 405 with the name of the status in the header', async () => {
  const { ask, sessionId } = await withSession()
  const { status, headers } = await ask(
    'GET',
    `/agent-sessions/${sessionId}/interactions/${contactId}/record`,
  )
  expect([status, headers['icstatusdescription'], headers['allow']]).toEqual([
    405,
    'Method Not Allowed',
    'POST, OPTIONS',
  ])
})

test('a fault says what it was told to in icStatusDescription, and otherwise what it is', async () => {
  const { sandbox, command } = await withSession()
  const headers = { icStatusDescription: 'InvalidAgentSession' }
  sandbox.faults.use({ on: 'recordCall', status: 404, headers, times: 1 })
  sandbox.faults.use({ on: 'recordCall', status: 404, times: 1 })
  const told = await command('record')
  const untold = await command('record')
  const saysOf = ({ headers: own }: typeof told) =>
    Object.entries(own).filter(([name]) => name.toLowerCase() === 'icstatusdescription')
  expect(saysOf(told).map(([, value]) => value)).toEqual(['InvalidAgentSession'])
  expect(saysOf(untold).map(([, value]) => value)).toEqual(['The service answered 404 (fault-2).'])
})
