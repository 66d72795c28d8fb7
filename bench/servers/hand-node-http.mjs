// Written by hand on node:http: the same work as the mock for start, stop and the token.
import { createServer } from 'node:http'
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

const controls = '/api/v2/recording/recordingcontrols/'

function command(action, { authorization }, text) {
  if (!mayControl(authorization)) return unauthorized
  let body
  try {
    body = JSON.parse(text)
  } catch {
    return badRequest('The request body is not valid JSON.')
  }
  const problem = problemOf(body)
  return problem === undefined ? control(action, body) : badRequest(problem)
}

function answerTo({ method, url, headers }, text) {
  switch (`${method} ${url}`) {
    case 'POST /oauth/token':
      return issueToken(headers.authorization, new URLSearchParams(text).get('grant_type'))
    case `POST ${controls}start`:
      return command('start', headers, text)
    case `POST ${controls}stop`:
      return command('stop', headers, text)
    case 'GET /journal':
      return { status: 200, body: latest() }
    default:
      return notFound(`There is no ${method} ${url}.`)
  }
}

function send(response, { status, headers, body }) {
  if (body === undefined) {
    response.writeHead(status, { 'Content-Length': 0 }).end()
    return
  }
  const json = JSON.stringify(body)
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(json),
    ...headers,
  })
  response.end(json)
}

const server = createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    const text = Buffer.concat(chunks).toString()
    const answer = answerTo(request, text)
    send(response, answer)
    if (request.url !== '/journal') record(request, text, answer)
  })
})
server.listen(port, '127.0.0.1', () => ready(server.address()))
