import platformClient from 'purecloud-platform-client-v2'
import { expect, test } from 'vitest'
import { callsTopic, connect } from '../notifications/client.js'
import { client, sdkMocks } from './purecloud-sdk.js'

const mockForSdk = sdkMocks('notifications')

const notifications = new platformClient.NotificationsApi()
const conversations = new platformClient.ConversationsApi()

test.sequential(
  'the Genesys SDK subscribes to the calls of a user, whose recording state arrives',
  async () => {
    await using mock = await mockForSdk()
    await client.loginClientCredentialsGrant('recorder', 'recorder-secret')
    const { entities: topics } = await notifications.getNotificationsAvailabletopics()
    expect(topics?.map(({ id }) => id)).toContain('v2.users.{id}.conversations.calls')

    const { id = '', connectUri = '' } = await notifications.postNotificationsChannels()
    const socket = await connect(connectUri)
    await notifications.postNotificationsChannelSubscriptions(id, [{ id: callsTopic }])
    expect(await notifications.getNotificationsChannelSubscriptions(id)).toEqual({
      entities: [{ id: callsTopic, state: 'Permitted' }],
    })
    await conversations.postConversationsCallParticipantSnippetRecord('conv-123', 'part-123-agent', {
      type: 'snippet',
      record: true,
    })
    const { topicName, eventBody } = await socket.next()
    const [, agent] = eventBody['participants'] as { recordersState: { snippetState: string } }[]
    expect([topicName, eventBody['recordingState'], agent?.recordersState.snippetState]).toEqual([
      callsTopic,
      'active',
      'ACTIVE',
    ])

    await notifications.putNotificationsChannelSubscriptions(id, [])
    await notifications.deleteNotificationsChannelSubscriptions(id)
    const { entities } = await notifications.getNotificationsChannels()
    expect(entities?.map((channel) => channel.id)).toEqual([id])
    await mock.close()
    expect((await socket.closed).code).toBe(1001)
  },
)
