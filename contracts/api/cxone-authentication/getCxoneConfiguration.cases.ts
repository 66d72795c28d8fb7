import type { ContractCases } from '../../case.js'
import { any } from '../../matchers.js'
import { tenantId } from './samples.cases.js'

export const cases: ContractCases = [
  {
    name: 'returns the region and the cluster of the tenant',
    request: { query: { tenantId } },
    expect: {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: {
        private: false,
        ui_endpoint: any('url'),
        auth_endpoint: any('url'),
        api_endpoint: any('url'),
        domain: 'niceincontact.com',
        uhDomain: 'nice-incontact.com',
        area: 'na1',
        cluster: 'C200',
        acdDomain: 'nice-incontact.com',
        tenantId,
      },
    },
  },
  {
    name: 'returns 404 without a body for another tenantId',
    request: { query: { tenantId: '11e90000-0000-4000-8000-000000000000' } },
    expect: { status: 404, body: '' },
  },
  { name: 'returns 404 without a body without a tenantId', request: {}, expect: { status: 404, body: '' } },
]
