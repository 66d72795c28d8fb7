// The scenario of the benchmark, and the requests that the clients send.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const client = { clientId: 'bench', clientSecret: 'bench-secret' }
/** A client that may read recordings but may not start or stop them. */
export const reader = { clientId: 'reader', clientSecret: 'reader-secret' }
/** The access key of a CXone user. */
const accessKey = { accessKeyId: 'BENCHKEY', accessKeySecret: 'bench-access-key-secret' }
export const assumptions = { 'start-after-stop': 'resumes' }
export const recordingId = (number) => `rec-${String(number).padStart(7, '0')}`

/** A tenant with two clients, a CXone user and `count` connected calls, none of which is recorded. */
export function scenario(count) {
  return {
    name: 'bench',
    tenant: { id: 'org-bench', name: 'bench' },
    divisions: [{ id: 'div-bench', name: 'Bench' }],
    clients: [
      { ...reader, scopes: ['recording:read', 'recording:write'], divisions: ['div-bench'] },
      { ...client, scopes: ['recording:control'], divisions: ['div-bench'] },
    ],
    users: [
      {
        userId: '11e90000-0000-4000-8000-000000005001',
        agentId: 5001,
        userName: 'kim.bench@bench.example',
        givenName: 'Kim',
        familyName: 'Bench',
        permissions: [],
        accessKeys: [accessKey],
      },
    ],
    conversations: Array.from({ length: count }, (_, number) => ({
      conversationId: `conv-${number}`,
      conferenceId: `conf-${number}`,
      recordingId: recordingId(number),
      divisionId: 'div-bench',
      state: 'connected',
      participants: [],
    })),
  }
}

export function scenarioFile(count) {
  const folder = mkdtempSync(join(tmpdir(), 'cxone-mock-bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true }))
  const file = join(folder, 'bench.scenario.json')
  writeFileSync(file, JSON.stringify(scenario(count)))
  return file
}

/** The arguments that start the mock as a user does, with the journal, which cannot be disabled. */
export function mockArgs({ calls, port = 0 }) {
  const bin = fileURLToPath(new URL('../bin/cxone-mock.js', import.meta.url))
  const assume = Object.entries(assumptions).flatMap(([name, variant]) => ['--assume', `${name}=${variant}`])
  const world = calls === undefined ? [] : ['--scenario', scenarioFile(calls), ...assume]
  return [bin, 'start', '--port', String(port), '--log', 'none', ...world]
}

export const tokenRequest = ({ clientId, clientSecret } = client) => ({
  method: 'POST',
  path: '/oauth/token',
  headers: {
    'content-type': 'application/x-www-form-urlencoded',
    authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}`,
  },
  body: 'grant_type=client_credentials',
})

export const cxoneTokenRequest = () => ({
  method: 'POST',
  path: '/auth/token',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: `grant_type=password&username=${accessKey.accessKeyId}&password=${accessKey.accessKeySecret}`,
})

export const controlRequest = (action, recordingId, token) => ({
  method: 'POST',
  path: `/api/v2/recording/recordingcontrols/${action}`,
  headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  body: JSON.stringify({ recordingId, action }),
})

/** Sends one request and returns the JSON of the response. @throws {Error} when the status is not 200 */
export async function ask(base, { path, ...init }, send = fetch) {
  const response = await send(base + path, init)
  const text = await response.text()
  if (response.status !== 200)
    throw new Error(`${init.method} ${base}${path} responded with ${response.status} ${text}`)
  return JSON.parse(text)
}
