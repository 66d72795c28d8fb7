import { expect, test } from 'vitest'
import { withAgent } from '../record-on-demand/agent.js'

const listing = '/media-playback/v1/contacts?acd-call-id=460000000001'

test('what was recorded on demand is listed once it has ended, with the data that was attached', async () => {
  const { ask, own, onDemand, sandbox } = await withAgent()
  await onDemand('start-recording-on-demand', { mediaType: 'voiceAndScreen' })
  await onDemand('business-data-update', {}, [{ order: '4711' }])
  sandbox.clock.advance('30s')
  expect((await ask('GET', listing, own)).status).toBe(404)
  await onDemand('stop-recording-on-demand')
  expect(await ask('GET', listing, own)).toMatchObject({
    status: 200,
    body: {
      acdcontactId: '460000000001',
      interactions: [
        {
          mediaType: 'voice-and-screen',
          startTime: '2026-01-15T10:00:00.000Z',
          endTime: '2026-01-15T10:00:30.000Z',
          dynamicBusinessData: [{ id: expect.stringMatching(/^[\da-f-]{36}$/), value: '4711' }],
        },
      ],
    },
  })
  expect((await ask('GET', `${listing}&media-type=voice-only`, own)).status).toBe(404)
})

test('a recording that goes on is listed without an end where that is assumed', async () => {
  const assumptions = { 'media-playback-while-recording': 'listed' } as const
  const { ask, own, onDemand } = await withAgent({ assumptions })
  await onDemand('start-recording-on-demand')
  const { body } = await ask('GET', listing, own)
  expect(body).toMatchObject({ interactions: [{ startTime: '2026-01-15T10:00:00.000Z' }] })
  expect(JSON.stringify(body)).not.toContain('endTime')
})

test('a throttled request is told its route and nothing of when to come back', async () => {
  const { ask, own, sandbox } = await withAgent()
  sandbox.faults.use({
    on: 'getContactMedia',
    quota: { limit: 0, windowMillis: 60_000, retryAfter: 'absent' },
  })
  expect(await ask('GET', listing, own)).toEqual({
    status: 429,
    body: { message: 'Too Many Requests', route: '/media-playback/v1/contacts' },
  })
  expect(sandbox.requests.last()?.response?.headers).not.toHaveProperty('Retry-After')
})

test('a refusal echoes the CorrelationId too, also on Record on Demand', async () => {
  const { mock } = await withAgent()
  for (const path of [
    listing,
    '/interaction-recording-management-service/v1/interactions/get-recording-status',
  ]) {
    const request = new Request(`http://mock${path}`, { headers: { CorrelationId: 'a1' } })
    const { status, headers } = await mock.fetch(request)
    expect([status, headers.get('correlationid')]).toEqual([401, 'a1'])
  }
})

test('the stages of a recording are those of its timeline', async () => {
  const { ask, own, onDemand, sandbox } = await withAgent()
  const services = '/inContactAPI/services/v34.0'
  const started = await ask('POST', `${services}/agent-sessions?stationId=101`, own)
  const { sessionId } = started.body as { sessionId: string }
  const session = `${services}/agent-sessions/${sessionId}/interactions/460000000001`
  const after = (duration: string) => sandbox.clock.advance(duration)
  await onDemand('start-recording-on-demand')
  after('10s')
  await onDemand('mask')
  after('5s')
  await onDemand('unmask')
  after('5s')
  await ask('POST', `${session}/hold`, own)
  after('20s')
  await ask('POST', `${session}/resume`, own)
  after('10s')
  await onDemand('stop-recording-on-demand')
  after('30s')
  await onDemand('start-recording-on-demand')
  after('5s')
  await ask('POST', `${session}/end`, own)
  const { body } = await ask('GET', listing, own)
  const { interactions } = body as {
    interactions: {
      data: {
        participantDataList: { voiceStages: { stageType: string; startTime: string; endTime: string }[] }[]
      }
    }[]
  }
  const [customer, agent] = interactions[0]?.data.participantDataList ?? []
  expect(agent?.voiceStages).toEqual(customer?.voiceStages)
  expect(
    customer?.voiceStages.map((stage) => [
      stage.stageType,
      stage.startTime.slice(11, 19),
      stage.endTime.slice(11, 19),
    ]),
  ).toEqual([
    ['ROD', '10:00:00', '10:00:10'],
    ['MASK', '10:00:10', '10:00:15'],
    ['ROD', '10:00:15', '10:00:20'],
    ['HOLD', '10:00:20', '10:00:40'],
    ['ROD', '10:00:40', '10:00:50'],
    ['SOD', '10:00:50', '10:01:20'],
    ['ROD', '10:01:20', '10:01:25'],
  ])
})

test('a hold is not a stage of its own where a call on hold is recorded', async () => {
  const { ask, own, sandbox } = await withAgent({ assumptions: { 'recording-while-held': 'recorded' } })
  const services = '/inContactAPI/services/v34.0'
  const started = await ask('POST', `${services}/agent-sessions?stationId=101`, own)
  const { sessionId } = started.body as { sessionId: string }
  const session = `${services}/agent-sessions/${sessionId}/interactions/460000000001`
  for (const command of ['record', 'hold', 'resume', 'end']) {
    await ask('POST', `${session}/${command}`, own)
    sandbox.clock.advance('10s')
  }
  const { body } = await ask('GET', listing, own)
  expect(JSON.stringify(body)).not.toContain('HOLD')
  expect(JSON.stringify(body).match(/"stageType":"ROD"/g)).toHaveLength(2)
})

test('the file to play is answered 501 by name', async () => {
  const { ask, own } = await withAgent()
  const { body } = await ask('GET', '/media-playback/v1/contacts?acd-call-id=460000000003', own)
  const { interactions } = body as { interactions: { data: { fileToPlayUrl: string } }[] }
  const { pathname } = new URL(interactions[0]?.data.fileToPlayUrl ?? '')
  expect((await ask('GET', pathname, own)).status).toBe(501)
})

test('the rate limit that NICE documents is a quota of 150 requests in five minutes', async () => {
  const { ask, own, sandbox } = await withAgent()
  sandbox.faults.use({
    on: ['getContactMedia', 'getSegmentMedia'],
    quota: { limit: 150, windowMillis: 300_000, retryAfter: 'absent' },
  })
  const finished = '/media-playback/v1/contacts?acd-call-id=460000000003'
  const statuses = []
  for (let times = 0; times < 151; times += 1) statuses.push((await ask('GET', finished, own)).status)
  expect([statuses.filter((status) => status === 200).length, statuses.at(-1)]).toEqual([150, 429])
  sandbox.clock.advance('5m')
  expect((await ask('GET', finished, own)).status).toBe(200)
})
