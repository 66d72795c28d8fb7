// What the hand-written servers share: clients, tokens, recordings and a journal. They differ in their HTTP part only.
import { randomBytes, randomUUID } from 'node:crypto'
import { scenario } from '../world.mjs'

const lifetimeSeconds = 3600
const journalSize = 1000
export const scope = 'recording:control'
export const actions = ['start', 'stop']

const world = scenario(Number(process.argv[3] ?? 1))
const clients = new Map(world.clients.map((client) => [client.clientId, client]))
const recordings = new Map(
  world.conversations.map(({ recordingId, conversationId }) => [recordingId, { conversationId }]),
)
const tokens = new Map()

/** Responses are plain data: a status, and optionally headers and a body. */
const error = (status, code, message) => ({
  status,
  body: { message, code, status, contextId: randomUUID(), details: [], errors: [] },
})
export const badRequest = (message) => error(400, 'bad.request', message)
export const notFound = (message) => error(404, 'not.found', message)
export const unauthorized = { status: 401 }

function clientOf(authorization = '') {
  if (!authorization.startsWith('Basic ')) return undefined
  const [clientId, ...secret] = Buffer.from(authorization.slice(6), 'base64').toString().split(':')
  const client = clients.get(clientId)
  return client?.clientSecret === secret.join(':') ? client : undefined
}

/** All tokens have the same lifetime, so the oldest are first. */
function forgetExpired(now) {
  for (const [token, { expiresAt }] of tokens) {
    if (expiresAt > now) return
    tokens.delete(token)
  }
}

const noStore = { 'Cache-Control': 'no-store', Pragma: 'no-cache' }

/** The response to a token request with HTTP Basic. */
export function issueToken(authorization, grantType) {
  const client = clientOf(authorization)
  if (!client) {
    const headers = { ...noStore, 'WWW-Authenticate': 'Basic realm="cxone"' }
    return { status: 401, headers, body: { error: 'invalid_client' } }
  }
  if (grantType !== 'client_credentials') {
    return { status: 400, headers: noStore, body: { error: 'unsupported_grant_type' } }
  }
  const now = Date.now()
  forgetExpired(now)
  const token = randomBytes(32).toString('base64url')
  tokens.set(token, { scopes: client.scopes, expiresAt: now + lifetimeSeconds * 1000 })
  const body = {
    access_token: token,
    token_type: 'Bearer',
    expires_in: lifetimeSeconds,
    scope: client.scopes.join(' '),
  }
  return { status: 200, headers: noStore, body }
}

/** Whether the bearer token is known, has not expired, and has the scope. */
export function mayControl(authorization = '') {
  const token = authorization.startsWith('Bearer ') ? tokens.get(authorization.slice(7)) : undefined
  return token !== undefined && token.expiresAt > Date.now() && token.scopes.includes(scope)
}

/** What is wrong with the body of a command, if anything. */
export function problemOf(body) {
  if (typeof body !== 'object' || body === null) return 'The request body must be a JSON object.'
  if (typeof body.recordingId !== 'string' || body.recordingId === '') {
    return 'recordingId must be a non-empty string.'
  }
  if (body.action !== undefined && !actions.includes(body.action)) return 'action must be start or stop.'
  return undefined
}

/** Carries out a command whose body is valid. The action in the body takes precedence over the path. */
export function control(actionOfPath, { recordingId: id, action = actionOfPath }) {
  const recording = recordings.get(id)
  if (!recording) return notFound(`No recording has the id ${id}.`)
  const running = recording.startTime !== undefined && recording.endTime === undefined
  if (action === 'start') {
    if (running) return error(409, 'conflict', `Recording ${id} is already in progress.`)
    recording.startTime ??= new Date()
    recording.endTime = undefined
  } else {
    if (!running) return error(409, 'conflict', `Recording ${id} is not in progress.`)
    recording.endTime = new Date()
  }
  return { status: 200, body: recordingBody(id, recording) }
}

const recordingBody = (id, { conversationId, startTime, endTime }) => ({
  id,
  conversationId,
  startTime: startTime.toISOString(),
  creationTime: startTime.toISOString(),
  ...(endTime && { endTime: endTime.toISOString() }),
  media: 'call',
  mediaSubtype: 'Trunk',
  ...(endTime && { fileState: 'AVAILABLE' }),
  recordingFileRole: 'CUSTOMER_EXPERIENCE',
  selfUri: `/api/v2/conversations/${conversationId}/recordings/${id}`,
})

const journal = []
let recorded = 0

/** Keeps the latest 1,000 exchanges. */
export function record({ method, url, headers }, body, answer) {
  journal[recorded % journalSize] = {
    time: new Date(),
    method,
    target: url,
    headers,
    body,
    status: answer.status,
    response: answer.body,
  }
  recorded += 1
}

/** The journal, oldest first. */
export function latest() {
  const oldest = recorded % journalSize
  return recorded > journalSize ? [...journal.slice(oldest), ...journal.slice(0, oldest)] : journal
}
