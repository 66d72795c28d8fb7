import type { ContractCases } from '../../case.js'
import { channel, channelRejections, params, subscribe } from './channel.cases.js'

export const cases: ContractCases = [
  {
    name: 'removes the topics',
    before: [channel, subscribe],
    request: { as: 'recorder', params },
    expect: { status: 200, body: '' },
  },
  ...channelRejections({ as: 'recorder', params }),
]
