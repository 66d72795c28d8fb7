import express from 'express'
import supertest from 'supertest'
import { expect, test } from 'vitest'
import { cxoneRouter } from '../../mock-server/adapters/express.js'
import { createCxoneMock } from '../../mock-server/index.js'
import type { Send } from '../hosts.js'
import { tell } from './story.js'

function over(app: express.Express, prefix = ''): Send {
  return async ({ method, target, headers: sent = {}, body }) => {
    const to = prefix + target
    const request =
      method === 'GET'
        ? supertest(app).get(to)
        : supertest(app)
            .post(to)
            .send(body as string)
    const { status, headers, text } = await request.set(sent)
    return { status, headers, body: text }
  }
}

test('the story goes the same through supertest on an Express app', async () => {
  const mock = await createCxoneMock({ clock: '2026-01-15T10:00:00.000Z' })
  const app = express().use(cxoneRouter(mock))

  await tell(mock, over(app))
})

test('the story goes the same under a path of an app that parses JSON itself', async () => {
  const mock = await createCxoneMock({ clock: '2026-01-15T10:00:00.000Z' })
  const app = express().use(express.json()).use('/cxone', cxoneRouter(mock))
  app.get('/own', (_, response) => void response.json({ own: true }))

  await tell(mock, over(app, '/cxone'))

  const own = await supertest(app).get('/own')
  expect(own.body).toEqual({ own: true })
})
