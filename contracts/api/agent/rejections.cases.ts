import type { CaseRequest, ContractCase } from '../../case.js'
import { forbidden, refused, unauthorized } from './contact.cases.js'

// Rejections that the operations of the ACD's API share. Each takes the request that is rejected.

export const withoutToken = (request: CaseRequest): ContractCase => ({
  name: 'answers 401 to a request without a token',
  request,
  expect: unauthorized,
})

export const withGenesysToken = (request: CaseRequest): ContractCase => ({
  name: 'answers 401 to a token of Genesys Cloud',
  request,
  expect: unauthorized,
})

export const withoutProduct = (request: CaseRequest): ContractCase => ({
  name: 'answers 403 on a tenant that has Multi-ACD only',
  world: { product: 'multi-acd' },
  request,
  expect: forbidden,
})

export const unknownVersion = (request: CaseRequest): ContractCase => ({
  name: 'answers 404 to a version that there is not',
  request,
  expect: refused(404, 'resource not found'),
})
