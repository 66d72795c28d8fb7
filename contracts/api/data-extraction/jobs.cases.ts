import type { CaseResponse, ContractCase, CaseRequest } from '../../case.js'

// Requests and responses of the cases.

const agent = 'sam.okafor@demo.example'
export const asAgent = { as: agent } as const

/** The demo has one recording that has ended. It is of this day. */
const day = '2026-01-15'

/** A job for the recordings of that day. */
export const json = {
  entityName: 'recording-interaction-metadata',
  version: '10',
  startDate: day,
  endDate: day,
} as const

/** Starts a job, and keeps its id, which is the whole response. */
export const started = { ...asAgent, operation: 'extractData', json, keep: 'jobId' } as const

export function rejected(status: number): CaseResponse {
  return { status, headers: { 'content-length': '0', 'content-type': null }, body: '' }
}

export const withoutToken = (request: CaseRequest): ContractCase => ({
  name: 'returns 401 for a request without a token',
  request,
  expect: rejected(401),
})

export const withoutPermission = (request: CaseRequest): ContractCase => ({
  name: 'returns 403 for a user without the permission',
  world: { permissions: [] },
  request,
  expect: rejected(403),
})
