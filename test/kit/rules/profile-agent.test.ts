import { expect, test } from 'vitest'
import { CX_REC_003 } from '../../../kit/rules/REC/CX-REC-003.js'
import { runRule } from '../../../kit/runner/run-rule.js'
import { faultTargets, operationsIn } from '../../../contracts/api/profiles.js'
import { Recorder } from '../../../fixtures/clients/typescript/recorder.js'
import { inProcess } from '../../../kit/drivers/in-process.js'
import { openTestServer } from '../../../kit/testbed/test-server.js'
import { environment } from '../../../fixtures/clients/run-rule.js'

test('on the ACD of CXone nothing is stopped, and a rule that needs a stop is not applicable', async () => {
  expect(operationsIn('agent')).toEqual([
    'startRecording',
    'pauseRecording',
    'resumeRecording',
    'getRecording',
  ])
  expect(faultTargets(['startRecording', 'stopRecording'], 'agent')).toEqual(['recordCall', 'recordContact'])
  const client = await inProcess({
    name: 'agent alone',
    profiles: ['agent'],
    create: (config) => new Recorder(config),
  })
  const { verdict, reason } = await runRule(CX_REC_003, client, environment)
  await client.close()
  expect([verdict, reason]).toEqual([
    'not-applicable',
    'The client supports agent, which has no stopRecording.',
  ])
})

test('a client of the room is an agent with a station, is told the contact, and may start a session', async () => {
  const room = await openTestServer({ calls: [{}, { contactId: '4294967296' }] }, 'agent')
  try {
    const { tokenUrl, baseUrl, accessKeyId, accessKeySecret, agentId, stationId, ...config } = room.config
    const basic = Buffer.from(`${config.clientId}:${config.clientSecret}`).toString('base64')
    const form = { grant_type: 'password', username: accessKeyId ?? '', password: accessKeySecret ?? '' }
    const granted = await fetch(tokenUrl, {
      method: 'POST',
      headers: { Authorization: `Basic ${basic}` },
      body: new URLSearchParams(form),
    })
    const { access_token: token } = (await granted.json()) as { access_token: string }
    const ask = (method: string, path: string) =>
      fetch(`${baseUrl}${path}`, { method, headers: { Authorization: `Bearer ${token}` } })
    const services = '/inContactAPI/services/v34.0'
    const started = await ask('POST', `${services}/agent-sessions?stationId=${stationId}`)
    const permitted = await ask('GET', `${services}/permissions?agentId=${agentId}`)
    const elsewhere = await ask(
      'GET',
      '/interaction-recording-management-service/v1/interactions/get-recording-status?userId=x',
    )
    expect([started.status, permitted.status, elsewhere.status]).toEqual([202, 200, 403])
    expect(room.calls.map(({ contactId }) => contactId)).toEqual(['460000000001', '4294967296'])
  } finally {
    await room.close()
  }
})
