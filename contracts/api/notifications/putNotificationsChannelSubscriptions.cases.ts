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

const request = { as: 'recorder', params, json: [{ id: conversations }] } as const

export const cases: ContractCases = [
  {
    name: 'replaces the topics',
    before: [channel, subscribe],
    request,
    expect: { status: 200, body: { entities: permitted(conversations) } },
  },
  {
    name: 'removes every topic for an empty list',
    before: [channel, { ...subscribe, json: [{ id: calls }] }],
    request: { ...request, json: [] },
    expect: { status: 200, body: { entities: [] } },
  },
  ...channelRejections(request),
  ...topicRejections(request),
]
