import { expect, test } from 'vitest'
import { casesOf } from '../../contracts/api/cases.js'
import { contracts, type OperationId } from '../../contracts/api/index.js'
import type { OperationContract } from '../../contracts/contract.js'
import type { Grade } from '../../contracts/evidence.js'
import { checkCase } from '../../kit/provider/check-case.js'
import { createCxoneMock } from '../../mock-server/index.js'
import { optionsOf } from '../../kit/claims/case-options.js'
import { subjectOf } from '../contracts/subject.js'
import { hosts } from '../hosts.js'

/** Runs a contract case on a mock that requires a grade. */
async function strictly(required: Grade, operationId: OperationId, name: string) {
  const contract: OperationContract = contracts[operationId]
  const each = casesOf(contract).find((one) => one.name === name)
  if (!each) throw new Error(`${operationId} has no case "${name}"`)
  await using mock = await createCxoneMock({ ...optionsOf(each), evidence: required })
  const { reply } = await checkCase(subjectOf(mock, await hosts.fetch(mock)), contract, each)
  const { requests } = mock.defaultSandbox
  return { reply, explained: requests.explain(requests.last()?.id) }
}

const tooWeak = 'cxone-mock does not answer, because this claim is only'

type Row = readonly [required: Grade, operation: OperationId, name: string, claim: string]

const rejections: readonly Row[] = [
  [
    'forum',
    'startRecording',
    'returns an empty 401 for a request without a token',
    'assumed: the API rejects the request (token-present).',
  ],
  [
    'forum',
    'startRecording',
    'returns 403 for a token without recording:control under that variant',
    'assumed: the status of the rejection scope is 403.',
  ],
  [
    'forum',
    'stopRecording',
    'returns 409 before a start',
    'assumed: the status of the rejection stop-before-start is 409.',
  ],
  [
    'documented',
    'getConversation',
    'returns 401 with the error body for a request without a token',
    'observed: the body of the rejection token-present.',
  ],
  [
    'observed',
    'getConversationRecording',
    'returns 403 for a token without recording:read',
    'assumed: the API rejects the request (scope).',
  ],
  [
    'documented',
    'startRecordingOnDemand',
    'returns 409 after do-not-record',
    'assumed: the API rejects the request (rod-start-after-do-not-record).',
  ],
  [
    'documented',
    'unmaskRecording',
    'returns 422 on an internal call',
    'assumed: the body of the rejection external-call.',
  ],
  [
    'documented',
    'unmaskCall',
    'returns 409 when the call has ended',
    'assumed: the API rejects the request (agent-unmask-while-ended-idle).',
  ],
  [
    'documented',
    'getContactMedia',
    'returns 404 for a call that was never recorded',
    'assumed: the API rejects the request (playable).',
  ],
  [
    'documented',
    'authorize',
    'sends invalid_request back for another tenant',
    'assumed: the API rejects the request (tenant).',
  ],
  [
    'documented',
    'createAccessKey',
    'returns 400 for an unknown user',
    'assumed: the API rejects the request (access-key-user).',
  ],
  [
    'documented',
    'issueToken',
    'rejects a wrong secret with invalid_client and a Basic challenge',
    'assumed: the API rejects the request (client-authentication).',
  ],
]

const accepted: readonly Row[] = [
  [
    'documented',
    'startRecordingOnDemand',
    'returns 200 and changes nothing when the previous start has settled',
    'assumed: the row rod-start-while-recording-unchanged of the recording lifecycle.',
  ],
  [
    'documented',
    'doNotRecord',
    'changes nothing the second time',
    'assumed: the row do-not-record-while-declined of the recording lifecycle.',
  ],
  [
    'documented',
    'recordCall',
    'resumes a recording that was stopped on demand',
    'assumed: the row agent-start-after-stop-resumes of the recording lifecycle.',
  ],
  [
    'documented',
    'patchConversationRecordingstate',
    'ignores a pause when the call is not being recorded under that variant',
    'assumed: the row pause-when-idle-ignored of the recording lifecycle.',
  ],
]

const variants: readonly Row[] = [
  [
    'forum',
    'startRecording',
    'starts an idle recording',
    'assumed: recording is the answer to success-body.',
  ],
  [
    'forum',
    'startRecording',
    'starts without an action, because the path says it',
    'assumed: path-decides is the answer to action-absent.',
  ],
  [
    'observed',
    'getConversationRecording',
    'reads a finished recording',
    'assumed: recording-read-write is the answer to recordings-permission.',
  ],
  [
    'documented',
    'getContactMedia',
    'returns an empty list for a call that was never recorded under that variant',
    'assumed: empty-200 is the answer to media-playback-nothing.',
  ],
  [
    'documented',
    'startRecordingOnDemand',
    'accepts the path and the number of the help page under that variant',
    'assumed: user-id is the answer to record-on-demand-spelling.',
  ],
  [
    'documented',
    'holdCall',
    'accepts a masked call under that variant',
    'assumed: accepted-202 is the answer to agent-masked-call.',
  ],
  [
    'documented',
    'authorize',
    'shows the page to a client with a secret without PKCE',
    'assumed: optional is the answer to pkce-for-confidential-clients.',
  ],
  [
    'documented',
    'createAccessKey',
    'creates a key for another user under that variant',
    'assumed: any is the answer to access-key-permission.',
  ],
]

test.each([...rejections, ...accepted, ...variants])(
  'where %s evidence is required, %s answers 501 instead of what it does when it %s',
  async (required, operation, name, claim) => {
    const { reply, explained } = await strictly(required, operation, name)
    expect(reply).toMatchObject({ status: 501, headers: { 'content-type': 'application/problem+json' } })
    expect(JSON.parse(reply.body)).toMatchObject({ title: `${tooWeak} ${claim}`, rule: 'evidence' })
    expect(explained).toMatchObject({ rule: 'evidence', stage: 'requireOutcomeEvidence' })
  },
)

test.each<Row>([
  ['documented', 'startRecordingOnDemand', 'starts the recording of the active call', '200'],
  ['documented', 'maskCall', 'masks a recording in progress', '202'],
  [
    'documented',
    'issueCxoneToken',
    'issues tokens for an access key from a client that authenticates',
    '200',
  ],
  [
    'forum',
    'startRecording',
    'returns an empty 401 for a token without recording:control, before it checks the body',
    '401',
  ],
])('where %s evidence is required, %s still %s', async (required, operation, name, status) => {
  const { reply, explained } = await strictly(required, operation, name)
  expect([String(reply.status), explained.rule === 'evidence']).toEqual([status, false])
})

test('a request that is answered with 501 changes nothing', async () => {
  await using mock = await createCxoneMock({ evidence: 'forum' })
  const send = await hosts.fetch(mock)
  const { sequence } = mock.defaultSandbox.snapshot()
  const login = { authorization: `Basic ${btoa('recorder:recorder-secret')}` }
  const form = { ...login, 'content-type': 'application/x-www-form-urlencoded' }
  const issued = await send({
    method: 'POST',
    target: '/oauth/token',
    headers: form,
    body: 'grant_type=client_credentials',
  })
  const { access_token: token } = JSON.parse(issued.body) as { readonly access_token: string }
  const started = await send({
    method: 'POST',
    target: '/api/v2/recording/recordingcontrols/start',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{"recordingId":"rec-123","action":"start"}',
  })
  expect(started.status).toBe(501)
  expect(mock.defaultSandbox.calls.get('conv-123').recordingState).toBe('idle')
  expect(mock.defaultSandbox.snapshot().sequence).toBe(sequence + 1)
})

test('an injected fault and a limit of the mock answer as they do without required evidence', async () => {
  await using mock = await createCxoneMock({ evidence: 'documented' })
  const send = await hosts.fetch(mock)
  mock.defaultSandbox.faults.use({ on: 'getJwks', status: 503 })
  expect(await send({ method: 'GET', target: '/auth/jwks' })).toMatchObject({ status: 503 })
  expect(await send({ method: 'GET', target: `/auth/jwks?x=${'0'.repeat(9000)}` })).toMatchObject({
    status: 414,
  })
})
