import { readFile } from 'node:fs/promises'
import { request } from 'node:https'
import { expect, test } from 'vitest'
import { openTestServer } from '../../../kit/testbed/test-server.js'

/** What came of one request by a client that trusts the CA: a status, or the code of its error. */
async function outcomeOf(url: string, caFile: string): Promise<number | string | undefined> {
  const ca = await readFile(caFile)
  return new Promise((resolve) => {
    const sent = request(`${url}/api/v2/conversations/1`, { ca, agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code))
    sent.end()
  })
}

test('of the certificates of a room only the good one is trusted, and each other is bad in one way', async () => {
  const room = await openTestServer({ tls: true })
  const { caFile = '' } = room.configWith({ caFile: '{caFile}' })
  const at = (baseUrl: string) => outcomeOf(room.configWith({ baseUrl }).baseUrl, caFile)
  try {
    expect({
      good: await at('{tls:good}'),
      expired: await at('{tls:expired}'),
      wrongHost: await at('{tls:wrong-host}'),
      selfSigned: await at('{tls:self-signed}'),
    }).toEqual({
      good: 401,
      expired: 'CERT_HAS_EXPIRED',
      wrongHost: 'ERR_TLS_CERT_ALTNAME_INVALID',
      selfSigned: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    })
    expect(room.arrivals()).toHaveLength(1)
  } finally {
    await room.close()
  }
  await expect(readFile(caFile)).rejects.toThrow('ENOENT')
})
