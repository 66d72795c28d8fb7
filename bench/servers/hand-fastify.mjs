// Written by hand with Fastify 5: the same work as the mock for start, stop and the token, with schemas for the bodies.
import fastify from 'fastify'
import { port, ready } from './answers.mjs'
import {
  actions,
  badRequest,
  control,
  issueToken,
  latest,
  mayControl,
  notFound,
  record,
  unauthorized,
} from './domain.mjs'

const text = { type: 'string' }
const object = (names, others) => ({
  type: 'object',
  properties: { ...Object.fromEntries(names.map((name) => [name, text])), ...others },
})
const recordingNames = [
  'id',
  'conversationId',
  'startTime',
  'creationTime',
  'endTime',
  'media',
  'mediaSubtype',
  'fileState',
  'recordingFileRole',
  'selfUri',
]
const command = {
  type: 'object',
  required: ['recordingId'],
  properties: { recordingId: { type: 'string', minLength: 1 }, action: { enum: actions } },
}
const list = { type: 'array', items: {} }
const error = object(['message', 'code', 'contextId'], {
  status: { type: 'integer' },
  details: list,
  errors: list,
})
const token = object(['access_token', 'token_type', 'scope'], { expires_in: { type: 'integer' } })
const oauthError = object(['error'])

/** By default Fastify converts the number 5 to the string "5". The API does not. */
const app = fastify({ ajv: { customOptions: { coerceTypes: false } } })

app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) => {
  done(null, Object.fromEntries(new URLSearchParams(body)))
})

function send(request, reply, answer) {
  record({ method: request.method, url: request.url, headers: request.headers }, request.body, answer)
  reply.code(answer.status)
  if (answer.headers) reply.headers(answer.headers)
  reply.send(answer.body)
}

app.post('/oauth/token', { schema: { response: { 200: token, '4xx': oauthError } } }, (request, reply) => {
  send(request, reply, issueToken(request.headers.authorization, request.body?.grant_type))
})

const controls = {
  schema: { body: command, response: { 200: object(recordingNames), '4xx': error } },
  onRequest: (request, reply, done) => {
    if (mayControl(request.headers.authorization)) done()
    else send(request, reply, unauthorized)
  },
}
for (const action of actions) {
  app.post(`/api/v2/recording/recordingcontrols/${action}`, controls, (request, reply) => {
    send(request, reply, control(action, request.body))
  })
}

app.get('/journal', (_, reply) => {
  reply.send(latest())
})

app.setNotFoundHandler((request, reply) => {
  send(request, reply, notFound(`There is no ${request.method} ${request.url}.`))
})
app.setErrorHandler((problem, request, reply) => {
  if (problem.statusCode !== 400) throw problem
  send(request, reply, badRequest(problem.message))
})

await app.listen({ port, host: '127.0.0.1' })
ready(app.server.address())
