import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { notYours, accessKeyRejections } from './access-keys.cases.js'
import { agent, rejected, version } from './contact.cases.js'

const params = { version }
const made = (agentId: number) => ({
  status: 201,
  body: {
    accesskeys: [
      {
        accessKeyId: any('string'),
        accessKeySecret: any('string'),
        agentId,
        billingId: any('integer'),
        isActive: true,
      },
    ],
  },
})

export const cases: ContractCases = [
  {
    name: 'creates a key for the agent of the token',
    request: { as: agent, params, query: { agentId: '5001' } },
    expect: made(5001),
  },
  {
    name: 'returns 400 without an agentId',
    request: { as: agent, params },
    expect: rejected(400, 'agentId is required'),
  },
  {
    name: 'creates a key for the agent of the token without an agentId under that variant',
    assume: { 'acd-access-key-without-parameter': 'accepted' },
    request: { as: agent, params },
    expect: made(5001),
  },
  {
    name: 'returns 403 for an agent other than that of the token',
    world: { colleague: true },
    request: { as: agent, params, query: { agentId: '5002' } },
    expect: notYours,
  },
  {
    name: 'creates a key for another agent with the permission Access Key',
    world: { colleague: true, permissions: ['Access Key'] },
    request: { as: agent, params, query: { agentId: '5002' } },
    expect: made(5002),
  },
  {
    name: 'creates a key for another agent under that variant',
    assume: { 'access-key-permission': 'any' },
    world: { colleague: true },
    request: { as: agent, params, query: { agentId: '5002' } },
    expect: made(5002),
  },
  {
    name: 'returns 400 for an unknown agent',
    request: { as: agent, params, query: { agentId: '5099' } },
    expect: rejected(400, 'This sandbox has no agent 5099.'),
  },
  ...accessKeyRejections({}, { agentId: '5001' }),
]
