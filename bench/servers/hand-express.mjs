// Written by hand with Express 5: the same work as the mock for start, stop and the token.
import express from 'express'
import { port, ready } from './answers.mjs'
import {
  badRequest,
  control,
  issueToken,
  latest,
  mayControl,
  notFound,
  problemOf,
  record,
  unauthorized,
} from './domain.mjs'

function send(request, response, answer) {
  record({ method: request.method, url: request.originalUrl, headers: request.headers }, request.body, answer)
  response.status(answer.status)
  if (answer.headers) response.set(answer.headers)
  if (answer.body === undefined) response.end()
  else response.json(answer.body)
}

const authorize = (request, response, next) =>
  mayControl(request.headers.authorization) ? next() : send(request, response, unauthorized)

const app = express()

app.post('/oauth/token', express.urlencoded({ extended: false }), (request, response) => {
  send(request, response, issueToken(request.headers.authorization, request.body?.grant_type))
})

app.post(
  '/api/v2/recording/recordingcontrols/:action',
  authorize,
  express.json({ strict: false }),
  (request, response, next) => {
    const { action } = request.params
    if (action !== 'start' && action !== 'stop') return next()
    const problem = problemOf(request.body)
    const answer = problem === undefined ? control(action, request.body) : badRequest(problem)
    return send(request, response, answer)
  },
)

app.get('/journal', (_, response) => {
  response.json(latest())
})

app.use((request, response) => {
  send(request, response, notFound(`There is no ${request.method} ${request.originalUrl}.`))
})
// Express recognises an error handler by its four parameters.
app.use((error, request, response, next) => {
  if (error.type !== 'entity.parse.failed') return next(error)
  return send(request, response, badRequest('The request body is not valid JSON.'))
})

const server = app.listen(port, '127.0.0.1', () => ready(server.address()))
