import type { ContractCases } from '../../case.js'
import {
  calls,
  channel,
  channelRejections,
  conversations,
  params,
  permitted,
  subscribe,
  topicRejections,
} from './channel.cases.js'

const request = { as: 'recorder', params, json: [{ id: calls }] } as const

export const cases: ContractCases = [
  {
    name: 'adds a topic',
    before: [channel],
    request,
    expect: {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: { entities: permitted(calls) },
    },
  },
  {
    name: 'keeps the topics that the channel has',
    before: [channel, subscribe],
    request: { ...request, json: [{ id: conversations }, { id: calls }] },
    expect: { status: 200, body: { entities: permitted(calls, conversations) } },
  },
  ...channelRejections(request),
  ...topicRejections(request),
]
