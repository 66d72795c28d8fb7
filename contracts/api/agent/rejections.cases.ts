import type { CaseRequest, ContractCase } from '../../case.js'
import { forbidden, rejected, unauthorized, unauthorizedWithBody } from './contact.cases.js'

// Rejections that the operations of the ACD's API share. Each takes the request that is rejected.

export const withoutToken = (request: CaseRequest): ContractCase => ({
  name: 'returns 401 for a request without a token',
  request,
  expect: unauthorized,
})

export const withoutTokenWithBody = (request: CaseRequest): ContractCase => ({
  name: 'returns 401 with a body for a request without a token',
  request,
  expect: unauthorizedWithBody,
})

export const withGenesysToken = (request: CaseRequest): ContractCase => ({
  name: 'returns 401 for a token of Genesys Cloud',
  request,
  expect: unauthorized,
})

export const withoutProduct = (request: CaseRequest): ContractCase => ({
  name: 'returns 403 on a tenant with only Multi-ACD',
  world: { product: 'multi-acd' },
  request,
  expect: forbidden,
})

export const unknownVersion = (request: CaseRequest): ContractCase => ({
  name: 'returns 404 for an unknown version',
  request,
  expect: rejected(404, 'resource not found'),
})
