import type { CaseRequest, ContractCase } from '../../case.js'
import { rejected, formLabel } from '../error-body.cases.js'
import { labelledAsForm, withoutToken } from '../platform.cases.js'

/** The demo's user. */
export const calls = 'v2.users.11e90000-0000-4000-8000-000000005001.conversations.calls'
export const conversations = 'v2.users.11e90000-0000-4000-8000-000000005001.conversations'

export const channel = { operation: 'postNotificationsChannels', as: 'recorder', keep: 'id' } as const

/** The channel of `channel`. */
export const params = { channelId: '{id}' } as const

export const subscribe = {
  operation: 'postNotificationsChannelSubscriptions',
  as: 'recorder',
  params,
  json: [{ id: calls }],
} as const

export const permitted = (...ids: readonly string[]) => ids.map((id) => ({ id, state: 'Permitted' }))

const noChannel = rejected(404, 'not.found', 'The requested resource was not found.')

/** The rejections of an operation on a channel. `request` is one that succeeds after `channel`. */
export const channelRejections = (request: CaseRequest): readonly ContractCase[] => [
  {
    name: 'returns 404 for an id that no channel has',
    request: { ...request, params: { channelId: 'default.streaming-0-none' } },
    expect: noChannel,
  },
  {
    name: 'returns 404 for the channel of another client',
    before: [channel],
    request: { ...request, as: 'studio-basic' },
    expect: noChannel,
  },
  withoutToken({ params, json: request.json }),
]

const tooMany = Array.from({ length: 1001 }, (_, user) => ({ id: `v2.users.${user}.conversations` }))

const unknown = 'v2.routing.queues.1.conversations'

/** The rejections of an operation that sets topics. */
export const topicRejections = (request: CaseRequest): readonly ContractCase[] => [
  {
    name: 'returns 400 for a topic that the mock does not publish',
    before: [channel],
    request: { ...request, json: [{ id: calls }, { id: unknown }] },
    expect: rejected(400, 'bad.request', `The topic ${unknown} is not valid.`, {
      details: [{ errorCode: 'bad.request', fieldName: 'id' }],
    }),
  },
  {
    name: 'returns the state Rejected for such a topic under that variant',
    assume: { 'notification-topic-unknown': 'rejected' },
    before: [channel],
    request: { ...request, json: [{ id: calls }, { id: unknown }] },
    expect: {
      status: 200,
      body: {
        entities: [
          ...permitted(calls),
          { id: unknown, state: 'Rejected', rejectionReason: 'The mock does not publish this topic.' },
        ],
      },
    },
  },
  {
    name: 'returns 400 for a topic of a user that does not exist',
    before: [channel],
    request: { ...request, json: [{ id: 'v2.users.nobody.conversations' }] },
    expect: rejected(400, 'bad.request', 'The topic v2.users.nobody.conversations is not valid.', {
      details: [{ errorCode: 'bad.request', fieldName: 'id' }],
    }),
  },
  {
    name: 'returns 400 for a topic without an id',
    before: [channel],
    request: { ...request, json: [{}] },
    expect: rejected(400, 'bad.request', 'The request body is not valid: 0.id is required', {
      details: [{ errorCode: 'required', fieldName: '0.id' }],
    }),
  },
  {
    name: 'returns 400 for more than 1,000 topics',
    before: [channel],
    request: { ...request, json: tooMany },
    expect: rejected(400, 'bad.request', 'A channel has at most 1000 topics.'),
  },
  {
    name: 'returns 409 for more than 1,000 topics under that variant',
    assume: { 'notification-too-many-topics': 'conflict' },
    before: [channel],
    request: { ...request, json: tooMany },
    expect: rejected(409, 'conflict', 'A channel has at most 1000 topics.'),
  },
  labelledAsForm({ as: 'recorder', params, ...formLabel, text: '[]' }),
]
