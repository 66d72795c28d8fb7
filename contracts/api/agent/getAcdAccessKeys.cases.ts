import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { colleaguesKey } from '../cxone-authentication/samples.cases.js'
import { accessKeyRejections, notYours } from './access-keys.cases.js'
import { agent, rejected, version } from './contact.cases.js'

const params = { version }
const own = { accessKeyId: 'SAMDEMOKEY', agentId: 5001, billingId: any('integer'), isActive: true }
const colleagues = { ...own, accessKeyId: colleaguesKey, agentId: 5002 }
const everybody = { colleague: true, permissions: ['Access Key'] } as const

const listed = (totalRecords: number, ...accesskeys: readonly object[]) => ({
  status: 200,
  body: { accesskeys, totalRecords },
})

export const cases: ContractCases = [
  {
    name: 'lists only the own keys with the permission My Access Key',
    world: { colleague: true },
    request: { as: agent, params },
    expect: listed(1, own),
  },
  {
    name: 'lists the keys of everybody with the permission Access Key',
    world: everybody,
    request: { as: agent, params },
    expect: listed(2, own, colleagues),
  },
  {
    name: 'lists only the own keys with the permission Access Key under that variant',
    assume: { 'access-key-list': 'own' },
    world: everybody,
    request: { as: agent, params },
    expect: listed(1, own),
  },
  {
    name: 'lists the keys of one agent',
    world: everybody,
    request: { as: agent, params, query: { agentId: '5002' } },
    expect: listed(1, colleagues),
  },
  {
    name: 'returns one page of the requested fields in the requested order',
    world: everybody,
    request: {
      as: agent,
      params,
      query: { fields: 'accessKeyId,agentId', orderBy: 'agentId desc', skip: '1', top: '1' },
    },
    expect: listed(2, { accessKeyId: 'SAMDEMOKEY', agentId: 5001 }),
  },
  {
    name: 'sorts in descending order without a word for it under that variant',
    assume: { 'agent-list-order': 'descending' },
    world: everybody,
    request: { as: agent, params, query: { orderBy: 'agentId' } },
    expect: listed(2, colleagues, own),
  },
  {
    name: 'returns 400 for an unknown field',
    request: { as: agent, params, query: { fields: 'accessKeySecret' } },
    expect: rejected(400, 'Invalid fields - accessKeySecret'),
  },
  {
    name: 'returns 400 for an order by an unknown field',
    request: { as: agent, params, query: { orderBy: 'secret' } },
    expect: rejected(400, 'Invalid orderBy arguments'),
  },
  {
    name: 'returns 400 for a top of 0',
    request: { as: agent, params, query: { top: '0' } },
    expect: { status: 400, body: '' },
  },
  {
    name: 'returns 403 for the keys of another agent',
    world: { colleague: true },
    request: { as: agent, params, query: { agentId: '5002' } },
    expect: notYours,
  },
  ...accessKeyRejections({}),
]
