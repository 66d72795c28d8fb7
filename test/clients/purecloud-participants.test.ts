import platformClient from 'purecloud-platform-client-v2'
import { expect, test } from 'vitest'
import { client, sdkMocks } from './purecloud-sdk.js'

const mockForSdk = sdkMocks('participants')

const conversations = new platformClient.ConversationsApi()
const recordings = new platformClient.RecordingApi()

test.sequential('the Genesys SDK records a participant ad hoc and in a snippet', async () => {
  await using _ = await mockForSdk()
  await client.loginClientCredentialsGrant('recorder', 'recorder-secret')
  const agent = ['conv-123', 'part-123-agent'] as const
  const states = async () => {
    const { participants } = await conversations.getConversation('conv-123')
    return participants[1]?.calls?.[0]?.recordersState
  }
  const none = {
    adhocState: 'NONE',
    customerExperienceState: 'NONE',
    agentExperienceState: 'NONE',
    snippetState: 'NONE',
  }

  await conversations.patchConversationsCallParticipant(...agent, { recording: true })
  expect(await states()).toEqual({ ...none, adhocState: 'ACTIVE' })
  await conversations.patchConversationsCallParticipant(...agent, { recording: false })
  const [adhoc] = await recordings.getConversationRecordings('conv-123')
  expect(adhoc).toMatchObject({ id: 'rec-123', mediaSubtype: 'Trunk', recordingFileRole: 'ADHOC' })

  const snippet = (record: boolean) =>
    conversations.postConversationsCallParticipantSnippetRecord(...agent, { type: 'snippet', record })
  expect(await snippet(true)).toBe('ACTIVE')
  expect(await states()).toEqual({ ...none, snippetState: 'ACTIVE' })
  expect(await snippet(false)).toBe('NONE')
  const [recorded] = await recordings.getConversationRecordings('conv-123')
  expect(recorded).toMatchObject({ id: 'rec-123', mediaSubtype: 'Snippet' })
})

test.sequential('the Genesys SDK mutes no participant, and learns why', async () => {
  await using mock = await mockForSdk()
  await client.loginClientCredentialsGrant('recorder', 'recorder-secret')

  const patched = conversations.patchConversationsCallParticipant('conv-123', 'part-123-agent', {
    muted: true,
  })

  await expect(patched).rejects.toMatchObject({ status: 501, rule: 'not-implemented' })
  expect(mock.defaultSandbox.requests.explain().fix).toEqual([
    'Send only recording. Without telephony there is no muted to change.',
  ])
})

test.sequential('the Genesys SDK adds participant data', async () => {
  await using _ = await mockForSdk()
  await client.loginClientCredentialsGrant('recorder', 'recorder-secret')

  await conversations.patchConversationParticipantAttributes('conv-123', 'part-123-customer', {
    attributes: { language: 'de-DE', orderId: '17' },
  })

  const { participants } = await conversations.getConversation('conv-123')
  expect(participants[0]?.attributes).toEqual({ accountNumber: '4711', language: 'de-DE', orderId: '17' })
})
