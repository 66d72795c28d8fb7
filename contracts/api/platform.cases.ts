import type { CaseRequest, CaseResponse, ContractCase } from '../case.js'
import { missingGrant, noConversation, noToken, wrongLabel, rejected } from './error-body.cases.js'

// Rejections that the operations under /api/v2 share. Each takes the request that is rejected.

export const withoutToken = (request: CaseRequest): ContractCase => ({
  name: 'returns 401 with the error body for a request without a token',
  request,
  expect: noToken,
})

/** The response to a token that has none of these scopes. */
export const lacks = (scopes: string): CaseResponse =>
  rejected(
    403,
    'missing.any.permissions',
    `Unable to perform the requested action. You must have at least one of the following permissions assigned: [${scopes}]`,
  )

export const withoutScope = (scope: string, request: CaseRequest): ContractCase => ({
  name: `returns 403 for a token without ${scope}`,
  request,
  expect: lacks(scope),
})

export const withoutGrant = (request: CaseRequest): ContractCase => ({
  name: 'returns 403 for a client without a grant for the division',
  request,
  expect: missingGrant,
})

export const unknownConversation = (request: CaseRequest): ContractCase => ({
  name: 'returns 404 for an id that no conversation has',
  request,
  expect: noConversation,
})

export const labelledAsForm = (request: CaseRequest): ContractCase => ({
  name: 'returns 415 for JSON labelled as a form',
  request,
  expect: wrongLabel,
})
