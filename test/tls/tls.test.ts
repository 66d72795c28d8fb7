import { X509Certificate } from 'node:crypto'
import { request } from 'node:https'
import { expect, test } from 'vitest'
import { makeCertificates } from '../../kit/testbed/certificates.js'
import { createCxoneMock } from '../../mock-server/index.js'
import { received } from '../intercept/through-proxy.js'

const made = makeCertificates()

test('a client that trusts the certificate authority reaches the API, whose URLs are HTTPS', async () => {
  await using mock = await createCxoneMock({ port: 0, tls: true })
  const ca = mock.certificateAuthority
  const url = `${mock.url}/.well-known/openid-configuration`
  expect(mock.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
  expect(mock.adminUrl).toBe(`${mock.url}/__admin`)
  const { status, body } = await received((listener) => request(url, { ca }, listener))
  expect([status, JSON.parse(body)]).toMatchObject([200, { issuer: mock.url }])
  await expect(received((listener) => request(url, listener))).rejects.toThrow(/certificate/)
})

test('the certificate is for loopback and for the allowed hosts', async () => {
  const options = { host: '0.0.0.0', allowedHosts: ['mock.example', '*.svc.example'], adminToken: 'token' }
  await using mock = await createCxoneMock({ port: 0, tls: true, ...options })
  const names = await new Promise<string | undefined>((resolve, reject) => {
    const sent = request(mock.url, { ca: mock.certificateAuthority }, (response) => {
      const { raw } = (response.socket as import('node:tls').TLSSocket).getPeerCertificate()
      resolve(new X509Certificate(raw).subjectAltName)
      response.resume()
    })
    sent.on('error', reject).end()
  })
  expect(names).toBe(
    'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, IP Address:0.0.0.0, DNS:mock.example, DNS:*.svc.example',
  )
})

test('a change from the page of the mock itself is accepted, and from the same host without TLS it is not', async () => {
  await using mock = await createCxoneMock({ port: 0, tls: true })
  const reset = (origin: string) => {
    const headers = { 'content-type': 'application/json', origin }
    const options = { method: 'POST', ca: mock.certificateAuthority, headers }
    return received((listener) => request(`${mock.adminUrl}/reset`, options, listener))
  }
  expect((await reset(mock.url)).status).toBe(204)
  expect((await reset(mock.url.replace('https:', 'http:'))).status).toBe(403)
})

test('the certificate of the user is used', async () => {
  const { ca, of } = await made
  const tls = { cert: of.good.certificate, key: of.good.key }
  await using mock = await createCxoneMock({ port: 0, tls })
  expect(mock.certificateAuthority).toBeUndefined()
  const url = `${mock.url}/api/v2/tokens/me`
  expect((await received((listener) => request(url, { ca }, listener))).status).toBe(401)
})

test('a certificate of the user that cannot work is an error that says why', async () => {
  const { ca, of } = await made
  const open = (cert: string, key: string) => createCxoneMock({ port: 0, tls: { cert, key } })
  await expect(open(ca, of.good.key)).rejects.toThrow(
    'tls: the private key does not belong to the certificate of CN=cxone-mock test CA.',
  )
  await expect(open(of.expired.certificate, of.expired.key)).rejects.toThrow(
    /^tls: the certificate of CN=127\.0\.0\.1 is valid from .* to .*\. Renew it\.$/,
  )
  await expect(open('text', of.good.key)).rejects.toThrow(
    /^tls: the certificate cannot be read \(.*\)\. Use PEM/,
  )
  await expect(open(of.good.certificate, 'text')).rejects.toThrow(/^tls: the private key cannot be read/)
})
