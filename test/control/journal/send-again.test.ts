import { expect, test } from 'vitest'
import { createCxoneMock } from '../../../mock-server/index.js'
import { caseInstant, hosts, tokenOf } from '../../hosts.js'

const target = '/api/v2/recording/recordingcontrols/start'

async function started(body: string) {
  const mock = await createCxoneMock({ seed: 'again', clock: caseInstant })
  const send = await hosts.fetch(mock)
  const token = await tokenOf(send, 'recorder')
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  await send({ method: 'POST', target, headers, body })
  const { requests, clock } = mock.defaultSandbox
  const first = requests.last()
  return { requests, clock, first, token }
}

test('a request is sent again with its token and body, and decided in the state of now', async () => {
  const { requests, clock, first } = await started('{"recordingId":"rec-123"}')
  const again = await requests.sendAgain(first?.id ?? '')
  expect([first?.status, again.status]).toEqual([200, 409])
  expect(again.request).toEqual(first?.request)
  expect(again.client).toBe('recorder')
  expect(requests.last()?.id).toBe(again.id)
  clock.advance('61m')
  expect(await requests.sendAgain(again.id)).toMatchObject({ status: 401, rule: 'token-expired' })
})

test('a request is not sent again when the journal has only the start of its body', async () => {
  const { requests, first } = await started(
    JSON.stringify({ recordingId: 'rec-123', more: 'x'.repeat(30_000) }),
  )
  await expect(requests.sendAgain(first?.id ?? '')).rejects.toMatchObject({
    status: 409,
    message: `Request ${first?.id} cannot be sent again because the journal keeps only the start of its body. Send it from the client.`,
  })
  await expect(requests.sendAgain('nothing')).rejects.toMatchObject({ status: 404 })
})

test('a request names the entries of the register that its response depends on', async () => {
  const { requests, first } = await started('{"recordingId":"rec-123"}')
  expect(first?.ambiguities).toBeUndefined()
  expect((await requests.sendAgain(first?.id ?? '')).ambiguities).toEqual([
    'start-while-recording',
    'state-conflict-status',
  ])
})
