import { readFile } from 'node:fs/promises'
import platformClient from 'purecloud-platform-client-v2'
import { afterEach, expect, test } from 'vitest'
import type { CxoneMock } from '../../mock-server/index.js'
import { byHand } from './exercised.js'
import { client, sdkMocks } from './purecloud-sdk.js'

const mockForSdk = sdkMocks()

const conversations = new platformClient.ConversationsApi()
const recordings = new platformClient.RecordingApi()
const tokens = new platformClient.TokensApi()

afterEach(() => client.setReturnExtendedResponses(false))

/** The one call that the SDK does not have. */
async function recordingcontrols(
  mock: CxoneMock,
  accessToken: string,
  action: 'start' | 'stop',
): Promise<number> {
  const response = await fetch(`${mock.url}/api/v2/recording/recordingcontrols/${action}`, {
    method: 'POST',
    headers: { ...byHand, authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ recordingId: 'rec-123', action }),
  })
  return response.status
}

const errorBody = { contextId: expect.any(String) as unknown, details: [], errors: [] }

test.sequential('the SDK that runs here is 262, as it was published', async () => {
  const file = new URL('../../node_modules/purecloud-platform-client-v2/package.json', import.meta.url)
  const { version } = JSON.parse(await readFile(file, 'utf8')) as { version: string }
  expect(version).toMatch(/^262\./)
})

test.sequential('the Genesys SDK gets a token, and reads a conversation that was not recorded', async () => {
  await using mock = await mockForSdk()

  const before = Date.now()
  const auth = await client.loginClientCredentialsGrant('recorder', 'recorder-secret')
  expect(auth.accessToken).toMatch(/^default\./)
  expect(auth.tokenExpiryTime).toBeGreaterThanOrEqual(before + 3_600_000)

  const conversation = await conversations.getConversation('conv-123')
  expect(conversation).toMatchObject({
    id: 'conv-123',
    startTime: '2026-01-15T09:58:00.000Z',
    recordingState: 'NONE',
    securePause: false,
    selfUri: '/api/v2/conversations/conv-123',
  })
  expect(
    conversation.participants.map(({ id, name, purpose, address, calls }) => ({
      id,
      name,
      purpose,
      address,
      recordingIds: calls?.map(({ recordingId }) => recordingId),
      calls: calls?.map(({ id: callId, state, recordingState }) => ({ callId, state, recordingState })),
    })),
  ).toEqual([
    {
      id: 'part-123-customer',
      name: 'Alex Rivera',
      purpose: 'customer',
      address: 'tel:+15555550123',
      recordingIds: ['rec-123'],
      calls: [{ callId: 'call-123-customer', state: 'connected', recordingState: 'none' }],
    },
    {
      id: 'part-123-agent',
      name: 'Sam Okafor',
      purpose: 'agent',
      address: 'sip:sam.okafor@demo.example',
      recordingIds: ['rec-123'],
      calls: [{ callId: 'call-123-agent', state: 'connected', recordingState: 'none' }],
    },
  ])
  expect(await recordings.getConversationRecordings('conv-123')).toEqual([])
  expect(mock.defaultSandbox.requests.list().map(({ method, target }) => `${method} ${target}`)).toEqual([
    'POST /oauth/token',
    'GET /api/v2/conversations/conv-123',
    'GET /api/v2/conversations/conv-123/recordings',
  ])
})

test.sequential('the Genesys SDK pauses and resumes what is recorded, and sees its state', async () => {
  await using mock = await mockForSdk()
  const { accessToken } = await client.loginClientCredentialsGrant('recorder', 'recorder-secret')
  const states = async () => {
    const { recordingState, securePause, participants } = await conversations.getConversation('conv-123')
    return [recordingState, securePause, participants[0]?.calls?.[0]?.recordingState]
  }
  expect(await states()).toEqual(['NONE', false, 'none'])

  expect(await recordingcontrols(mock, accessToken, 'start')).toBe(200)
  expect(await states()).toEqual(['ACTIVE', false, 'active'])

  await conversations.patchConversationRecordingstate('conv-123', { recordingState: 'PAUSED' })
  expect(await states()).toEqual(['PAUSED', true, 'paused'])

  const resumed = await conversations.putConversationsCallRecordingstate('conv-123', {
    recordingState: 'ACTIVE',
  })
  expect(resumed).toBe('ACTIVE')
  expect(await states()).toEqual(['ACTIVE', false, 'active'])

  expect(await recordingcontrols(mock, accessToken, 'stop')).toBe(200)
  expect(await states()).toEqual(['NONE', false, 'none'])
})

test.sequential('the Genesys SDK lists, reads and dates a recording that is finished', async () => {
  await using mock = await mockForSdk()
  const { accessToken } = await client.loginClientCredentialsGrant('recorder', 'recorder-secret')
  await recordingcontrols(mock, accessToken, 'start')
  mock.defaultSandbox.clock.advance('30s')
  await recordingcontrols(mock, accessToken, 'stop')
  const finished = {
    id: 'rec-123',
    conversationId: 'conv-123',
    startTime: '2026-01-15T10:00:00.000Z',
    endTime: '2026-01-15T10:00:30.000Z',
    creationTime: '2026-01-15T10:00:00.000Z',
    sessionId: 'call-123-customer',
    media: 'call',
    mediaSubtype: 'Trunk',
    fileState: 'AVAILABLE',
    recordingFileRole: 'CUSTOMER_EXPERIENCE',
    selfUri: '/api/v2/conversations/conv-123/recordings/rec-123',
  }

  expect(await recordings.getConversationRecordings('conv-123')).toEqual([finished])
  expect(await recordings.getConversationRecording('conv-123', 'rec-123')).toEqual(finished)

  const dated = await recordings.putConversationRecording('conv-123', 'rec-123', {
    archiveDate: '2026-02-01T00:00:00Z',
  })
  expect(dated).toEqual({ ...finished, archiveDate: '2026-02-01T00:00:00.000Z' })
  expect(await recordings.getConversationRecording('conv-123', 'rec-123')).toEqual(dated)
})

test.sequential('the Genesys SDK reads its token and revokes it, after which it is refused', async () => {
  await using mock = await mockForSdk()
  await client.loginClientCredentialsGrant('recorder', 'recorder-secret')

  expect(await tokens.getTokensMe()).toEqual({
    organization: { id: 'org-demo', name: 'demo' },
    authorizedScope: ['recording:read', 'recording:write', 'recording:control'],
    OAuthClient: { id: 'recorder', name: 'recorder' },
  })
  await tokens.deleteTokensMe()

  await expect(tokens.getTokensMe()).rejects.toEqual({
    message: 'Invalid login credentials.',
    code: 'bad.credentials',
    status: 401,
    ...errorBody,
  })
  expect(mock.defaultSandbox.requests.explain().reason).toBe(
    'The token of recorder was revoked at 2026-01-15T10:00:00.000Z.',
  )
})

test.sequential('the Genesys SDK rejects with the error body that names the missing permission', async () => {
  await using mock = await mockForSdk()
  await client.loginClientCredentialsGrant('studio-basic', 'studio-basic-secret')

  const paused = conversations.patchConversationRecordingstate('conv-123', { recordingState: 'PAUSED' })

  await expect(paused).rejects.toEqual({
    message:
      'Unable to perform the requested action. You must have at least one of the following permissions ' +
      'assigned: [recording:control, conversation:recording:pauseOthers]',
    code: 'missing.any.permissions',
    status: 403,
    ...errorBody,
  })
  expect(mock.defaultSandbox.requests.last()).toMatchObject({ client: 'studio-basic', status: 403 })
})

test.sequential('the Genesys SDK rejects a wrong secret with invalid_client', async () => {
  await using mock = await mockForSdk()

  const login = client.loginClientCredentialsGrant('recorder', 'wrong')

  await expect(login).rejects.toMatchObject({
    response: {
      status: 401,
      data: {
        error: 'invalid_client',
        description: 'authentication failed',
        error_description: 'authentication failed',
      },
    },
  })
  expect(mock.defaultSandbox.requests.count({ operation: 'issueToken', status: 401 })).toBe(1)
})

test.sequential(
  'the Genesys SDK sees the correlation id of a reply, which the journal explains',
  async () => {
    await using mock = await mockForSdk()
    await client.loginClientCredentialsGrant('recorder', 'recorder-secret')
    client.setReturnExtendedResponses(true)

    const refused: unknown = await conversations.getConversation('rec-123').catch((error: unknown) => error)

    expect(refused).toMatchObject({
      status: 404,
      body: { code: 'conversation.error.conversation.not.found' },
    })
    const { headers } = refused as { headers: Record<string, string> }
    expect(mock.defaultSandbox.requests.explain(headers['inin-correlation-id'])).toMatchObject({
      rule: 'conversation-exists',
      fix: ['Send the conversation id conv-123.'],
    })
  },
)

test.sequential('a gateway that puts a path before the API is told so', async () => {
  await using mock = await mockForSdk({ login: 'login', api: 'api-gw' })

  const login = client.loginClientCredentialsGrant('recorder', 'recorder-secret')

  await expect(login).rejects.toMatchObject({ response: { status: 404 } })
  expect(mock.defaultSandbox.requests.explain()).toMatchObject({
    reason: expect.stringMatching(
      /^The mock implements paths under \/oauth, .*\. \/login\/oauth\/token is not under any/,
    ) as unknown,
    fix: [
      'Remove /login from the base URL. The mock implements the path after it.',
      'Did you mean POST /oauth/token?',
      'Check the base URL of the client. Use the origin only, for example http://127.0.0.1:4080.',
      'To choose a sandbox, append /s/{sandbox} to the base URL.',
    ],
  })
})

test.sequential('a gateway path that names a sandbox leads the Genesys SDK to it', async () => {
  await using mock = await mockForSdk({ login: 's/team-a', api: 's/team-a' })
  const sandbox = await mock.sandbox({ id: 'team-a', clock: '2026-01-15T10:00:00.000Z' })
  const { clientId, clientSecret } = sandbox.client('recorder')

  await client.loginClientCredentialsGrant(clientId, clientSecret)
  const conversation = await conversations.getConversation('conv-123')

  expect(conversation.id).toBe('conv-123')
  expect(sandbox.requests.count()).toBe(2)
  expect(mock.defaultSandbox.requests.count()).toBe(0)
})
