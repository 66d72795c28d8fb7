// Checks, before any measurement, that a hand-written server does the same work as the mock.
import { controlRequest, reader, recordingId, tokenRequest } from '../world.mjs'

const id = recordingId(0)
const wrongSecret = { clientId: 'bench', clientSecret: 'wrong' }

async function exchange(base, { path, ...init }) {
  const response = await fetch(base + path, init)
  const text = await response.text()
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
}

/** The responses of a server to each request: the status and, for a 200, the field names. */
async function responsesOf({ url }) {
  const tokenOf = async (client) => (await exchange(url, tokenRequest(client))).body.access_token
  const [token, weak] = [await tokenOf(), await tokenOf(reader)]
  const withBody = (body) => ({ ...controlRequest('start', id, token), body })
  const requests = {
    'a wrong secret': tokenRequest(wrongSecret),
    'another grant type': { ...tokenRequest(), body: 'grant_type=none' },
    'an unknown token': controlRequest('start', id, 'unknown'),
    'a token without the scope': controlRequest('start', id, weak),
    'a body that is not JSON': withBody('{'),
    'a body without recordingId': withBody('{"action":"start"}'),
    'an empty recordingId': withBody('{"recordingId":""}'),
    'a recordingId that is a number': withBody('{"recordingId":5}'),
    'an unknown action': withBody(JSON.stringify({ recordingId: id, action: 'pause' })),
    'an unknown recording': controlRequest('start', 'unknown', token),
    'stop before start': controlRequest('stop', id, token),
    start: controlRequest('start', id, token),
    'start again': controlRequest('start', id, token),
    stop: controlRequest('stop', id, token),
    'stop again': controlRequest('stop', id, token),
    token: tokenRequest(),
  }
  const responses = {}
  for (const [name, request] of Object.entries(requests)) {
    const { status, body } = await exchange(url, request)
    responses[name] = status === 200 ? `200 ${Object.keys(body).toSorted().join()}` : String(status)
  }
  return responses
}

async function requireJournal({ name, url }) {
  const { body: journal } = await exchange(url, { path: '/journal', method: 'GET' })
  const last = journal.at(-1)
  const fields = ['time', 'method', 'target', 'headers', 'body', 'status', 'response']
  const missing = fields.filter((field) => last?.[field] === undefined)
  if (missing.length > 0) throw new Error(`${name}: the journal has no ${missing.join(', ')}`)
}

/** @throws {Error} when a hand-written server responds differently, or keeps no journal */
export async function requireSameWork(mock, handWritten) {
  const wanted = await responsesOf(mock)
  for (const server of handWritten) {
    const got = await responsesOf(server)
    for (const [name, response] of Object.entries(wanted)) {
      if (got[name] !== response) {
        throw new Error(`${server.name} responds to ${name} with ${got[name]}, the mock with ${response}`)
      }
    }
    await requireJournal(server)
  }
}
