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
  const assumptions = { 'media-playback-while-recording': 'listed' }
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
