import type { ContractCases } from '../../case.js'
import { calls, channel, channelRejections, params, permitted, subscribe } from './channel.cases.js'

export const cases: ContractCases = [
  {
    name: 'lists no topic of a new channel',
    before: [channel],
    request: { as: 'recorder', params },
    expect: { status: 200, headers: { 'content-type': 'application/json' }, body: { entities: [] } },
  },
  {
    name: 'lists the topics',
    before: [channel, subscribe],
    request: { as: 'recorder', params },
    expect: { status: 200, body: { entities: permitted(calls) } },
  },
  ...channelRejections({ as: 'recorder', params }),
]
