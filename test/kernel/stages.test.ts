import { expect, test } from 'vitest'
import { createCxoneMock, type CxoneMock, type Explanation } from '../../mock-server/index.js'
import type { Fault } from '../../mock-server/faults/fault.js'
import { hosts, tokenOf, type Sent } from '../hosts.js'

const start = '/api/v2/recording/recordingcontrols/start'

const startOf = (token: string, body: string): Sent => ({
  method: 'POST',
  target: start,
  headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  body,
})

/** A start of the demo's recording. */
const startWith = (token: string): Sent => startOf(token, '{"recordingId":"rec-123"}')

interface Rejected {
  readonly stage: string
  readonly progress: string
  readonly rule: string
  /** The request, with a token of the recorder. */
  readonly request: (token: string, mock: CxoneMock) => Sent | Promise<Sent>
  readonly fault?: Fault
}

const rejected: readonly Rejected[] = [
  {
    stage: 'readTarget',
    progress: 'Rejected at: readTarget',
    rule: 'sandbox',
    request: () => ({ method: 'GET', target: '/s/unknown/api/v2/conversations' }),
  },
  {
    stage: 'readHead',
    progress: 'Rejected at: readHead (after readTarget)',
    rule: 'target-length',
    request: () => ({ method: 'GET', target: `/api/v2/conversations?id=${'0'.repeat(8192)}` }),
  },
  {
    stage: 'resolveSandbox',
    progress: 'Rejected at: resolveSandbox (after readHead)',
    rule: 'sandbox',
    request: () => ({
      method: 'GET',
      target: '/api/v2/conversations',
      headers: { 'x-cxone-mock-sandbox': 'unknown' },
    }),
  },
  {
    stage: 'route',
    progress: 'Rejected at: route (after options)',
    rule: 'not-implemented',
    request: () => ({ method: 'GET', target: '/api/v2/users' }),
  },
  {
    stage: 'injectFault',
    progress: 'Rejected at: injectFault (after requireEvidence)',
    rule: 'fault',
    request: (token) => startWith(token),
    fault: { on: 'startRecording', status: 503 },
  },
  {
    stage: 'identify',
    progress: 'Rejected at: identify (after injectFault)',
    rule: 'token-known',
    request: () => startWith('no-such-token'),
  },
  {
    stage: 'requireUsable',
    progress: 'Rejected at: requireUsable (after tamperToken)',
    rule: 'token-expired',
    request: (token, { defaultSandbox }) => {
      defaultSandbox.clock.advance('25h')
      return startWith(token)
    },
  },
  {
    stage: 'requireUsable',
    progress: 'Rejected at: requireUsable (after tamperToken)',
    rule: 'token-revoked',
    request: (token) => startWith(token),
    fault: { on: 'startRecording', token: 'REVOKED' },
  },
  {
    stage: 'authorise',
    progress: 'Rejected at: authorise (after requireUsable)',
    rule: 'scope',
    request: async (_, mock) => startWith(await tokenOf(await hosts.fetch(mock), 'studio-basic')),
  },
  {
    stage: 'readQuery',
    progress: 'Rejected at: readQuery (after authorise)',
    rule: 'query-schema',
    request: (token) => ({
      method: 'GET',
      target: '/api/v2/conversations?pageSize=many',
      headers: { authorization: `Bearer ${token}` },
    }),
  },
  {
    stage: 'readBody',
    progress: 'Rejected at: readBody (after readQuery)',
    rule: 'recordingId-required',
    request: (token) => startOf(token, '{"conferenceId":"conf-123"}'),
  },
  {
    stage: 'decide',
    progress: 'Rejected at: decide (after hold)',
    rule: 'recording-exists',
    request: (token) => startOf(token, '{"recordingId":"conf-123"}'),
  },
  {
    stage: 'replaceResponse',
    progress: 'Rejected at: replaceResponse (after commit)',
    rule: 'fault',
    request: (token) => startWith(token),
    fault: { on: 'startRecording', status: 503, commit: true },
  },
]

test.each(rejected)('a request rejected with $rule got as far as $stage', async (row) => {
  await using mock = await createCxoneMock({ seed: 'stages', clock: '2026-01-15T10:00:00Z' })
  const send = await hosts.fetch(mock)
  const sent = await row.request(await tokenOf(send, 'recorder'), mock)
  if (row.fault) mock.defaultSandbox.faults.use(row.fault)
  await send(sent)
  const { requests } = mock.defaultSandbox
  expect(requests.explain()).toMatchObject({ rule: row.rule, stage: row.stage, progress: row.progress })
  expect(requests.last()).toMatchObject({ rule: row.rule, stage: row.stage })
})

test('an operation whose evidence is too weak is rejected at requireEvidence', async () => {
  await using mock = await createCxoneMock({ evidence: 'documented' })
  const send = await hosts.fetch(mock)
  await send(startWith('no-such-token'))
  expect(mock.defaultSandbox.requests.explain()).toMatchObject({
    rule: 'evidence',
    stage: 'requireEvidence',
    progress: 'Rejected at: requireEvidence (after route)',
  })
})

test('an accepted request has no stage in its explanation or its journal entry', async () => {
  await using mock = await createCxoneMock({ seed: 'stages' })
  const send = await hosts.fetch(mock)
  const { status } = await send(startWith(await tokenOf(send, 'recorder')))
  const { requests } = mock.defaultSandbox
  const explained: Explanation = requests.explain(requests.last()?.id)
  expect(status).toBe(200)
  expect([explained.stage, explained.progress, requests.last()?.stage]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
