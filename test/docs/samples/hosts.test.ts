import express from 'express'
import { createServer } from 'node:http'
import { createCxoneMock } from 'cxone-mock'
import { cxoneRouter, cxoneUpgrade } from 'cxone-mock/express'
import { cxoneHandlers, cxoneWebSocketHandlers } from 'cxone-mock/msw'
import supertest from 'supertest'
import { expect, test } from 'vitest'

const discovery = '/.well-known/openid-configuration'

test('the mock in an Express application', async () => {
  const mock = await createCxoneMock()
  const app = express()
  app.use('/cxone', cxoneRouter(mock))
  await supertest(app).get(`/cxone${discovery}`).expect(200)
})

test('a server with WebSockets', async () => {
  const mock = await createCxoneMock()
  const server = createServer(cxoneRouter(mock)).on('upgrade', cxoneUpgrade(mock))
  await supertest(server).get(discovery).expect(200)
  expect(server.listenerCount('upgrade')).toBe(1)
})

test('a mock without a server', async () => {
  const mock = await createCxoneMock()
  const response = await mock.fetch(new Request('https://any.example/api/v2/conversations'))
  expect(response.status).toBe(401)
})

test('handlers with WebSockets', async () => {
  const mock = await createCxoneMock()
  const origins = ['https://api.mypurecloud.com']
  const handlers = [...cxoneHandlers(mock, { origins }), ...cxoneWebSocketHandlers(mock, { origins })]
  expect(handlers.length).toBeGreaterThan(1)
})
