import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'
import { hosts, tokenOf } from '../hosts.js'
import { runs } from '../sampled.js'

test('of 50 concurrent starts over real sockets exactly one gets 200', async () => {
  await using mock = await createCxoneMock()
  const send = await hosts['node:http'](mock)
  const authorization = `Bearer ${await tokenOf(send, 'recorder')}`
  const command = (path: string, recordingId: string) =>
    send({
      method: 'POST',
      target: `/api/v2/recording/recordingcontrols/${path}`,
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ recordingId }),
    })
  for (let round = 0; round < runs(20); round += 1) {
    const { recordingId } = mock.defaultSandbox.calls.begin({ state: 'connected' })
    const starts = await Promise.all(Array.from({ length: 50 }, () => command('start', recordingId)))
    const statuses = starts.map(({ status }) => status).toSorted((a, b) => a - b)
    expect(statuses).toEqual([200, ...Array.from({ length: 49 }, () => 409)])
    const stops = await Promise.all(Array.from({ length: 50 }, () => command('stop', recordingId)))
    expect(stops.filter(({ status }) => status === 200)).toHaveLength(1)
  }
})
