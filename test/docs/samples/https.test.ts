import { createServer } from 'node:https'
import { createCxoneMock } from 'cxone-mock'
import { cxoneRouter } from 'cxone-mock/express'
import supertest from 'supertest'
import { expect, test } from 'vitest'
import { makeCertificates } from '../../../kit/testbed/certificates.js'

test('the mock over HTTPS', async () => {
  const { ca, of } = await makeCertificates()
  const { key, certificate: cert } = of.good
  const mock = await createCxoneMock({ issuer: 'https://localhost:8443' })
  const server = createServer({ key, cert }, cxoneRouter(mock))
  const { body } = await supertest(server).get('/.well-known/openid-configuration').ca(ca).expect(200)
  expect((body as { readonly issuer: string }).issuer).toBe('https://localhost:8443')
})
