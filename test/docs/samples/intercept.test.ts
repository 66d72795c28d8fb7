import { expect, test } from 'vitest'
import { throughProxy } from '../../intercept/through-proxy.js'
import { createCxoneMock } from 'cxone-mock'

test('a client with the proxy and the certificate reaches the mock at a host of the vendor', async () => {
  await using mock = await createCxoneMock({ port: 0, intercept: true })
  const { proxyUrl, certificateAuthority } = mock
  const url = 'https://api.mypurecloud.com/api/v2/tokens/me'
  expect((await throughProxy({ proxyUrl, certificateAuthority }, url)).status).toBe(401)
})
