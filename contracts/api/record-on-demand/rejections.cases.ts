import type { CaseRequest, ContractCase } from '../../case.js'
import { badRequest, forbidden, locked, noInteraction, own, unauthorized } from './interaction.cases.js'

// Rejections that the commands share. Each takes the request that is rejected.

export const withoutUserId = (request: CaseRequest): ContractCase => ({
  name: 'returns 400 without a userId',
  request,
  expect: badRequest,
})

export const withoutToken = (request: CaseRequest): ContractCase => ({
  name: 'returns 401 for a request without a token',
  request,
  expect: unauthorized,
})

/** `permissions`: the permissions that the user has instead. */
export const withoutPermission = (
  request: CaseRequest,
  permissions: readonly string[] = [],
): ContractCase => ({
  name: 'returns 403 for a user without the permission',
  world: { permissions },
  request,
  expect: forbidden,
})

export const afterTheCall = (request: CaseRequest): ContractCase => ({
  name: 'returns 404 when the call has ended',
  world: { call: 'ended' },
  request,
  expect: noInteraction,
})

export const whileStarting = (request: CaseRequest): ContractCase => ({
  name: 'returns 425 while a start is being processed',
  settle: '2s',
  before: [{ ...own, operation: 'startRecordingOnDemand' }],
  request,
  expect: locked,
})
