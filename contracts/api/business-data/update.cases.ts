import type { CaseRequest, CaseResponse, ContractCase } from '../../case.js'

// Requests and responses of the cases.

export const agent = 'sam.okafor@demo.example'
const userId = '11e90000-0000-4000-8000-000000005001'

/** The demo's call that has not ended. */
export const open = '460000000001'

/** Attaches business data to the open call, so that its fields exist, and learns the id of its segment. */
export const attached = {
  operation: 'updateBusinessData',
  as: agent,
  query: { userId },
  json: [{ orderNumber: '4711' }, { language: 'nl' }],
  keep: 'segmentId',
} as const

/** Ends that call. */
export const hangUp = {
  operation: 'endContact',
  as: agent,
  params: { version: 'v34.0', contactId: open },
} as const

const updated: CaseResponse = { status: 204, headers: { 'content-type': null }, body: '' }

type Errors = Readonly<Record<string, { readonly errorCode: string; readonly message: string }>>

function rejected(
  status: number,
  details: string,
  errors: Errors | null = null,
  code = String(status),
): CaseResponse {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: { code, details, entityType: 'BusinessData', errors, hostName: 'cxone-mock' },
  }
}

/** An error about one value, which `errors` names. */
export function about(name: string, status: number, details: string, code = String(status)): CaseResponse {
  return rejected(status, details, { [name]: { errorCode: code, message: details } }, code)
}

export const json = [{ orderNumber: 'A-1' }] as const

/** The cases of both operations. `request`: one that updates the call that was ended. */
export function sharedCases(request: CaseRequest): readonly [ContractCase, ...ContractCase[]] {
  const before = [attached, hangUp]
  return [
    { name: 'updates a field that exists', before, request, expect: updated },
    {
      name: 'takes texts, numbers and booleans',
      before,
      request: { ...request, json: [{ orderNumber: 'A-1' }, { orderNumber: 4712 }, { language: true }] },
      expect: updated,
    },
    {
      name: 'returns 400 for a field that no call has',
      before,
      request: { ...request, json: [{ colour: 'red' }] },
      expect: about('businessDataName', 400, 'Bad Request'),
    },
    {
      name: 'takes every field under that variant',
      assume: { 'business-data-fields': 'any' },
      before,
      request: { ...request, json: [{ colour: 'red' }] },
      expect: updated,
    },
    {
      name: 'returns 400 for a value that is a list',
      before,
      request: { ...request, json: [{ orderNumber: [] }] },
      expect: rejected(400, 'Bad Request', {}),
    },
    {
      name: 'returns 400 for an object instead of an array',
      before,
      request: { ...request, json: json[0] },
      expect: rejected(400, 'Bad Request', {}),
    },
    {
      name: 'returns 404 for a call that has not ended',
      before: [attached],
      request,
      expect: about('contactId', 404, 'Not Found'),
    },
    {
      name: 'returns 400 for a call that has not ended under that variant',
      assume: { 'business-data-open-contact': 'bad-request-400' },
      before: [attached],
      request,
      expect: rejected(400, 'Bad Request', {}),
    },
    {
      name: 'updates a call that has not ended under that variant',
      assume: { 'business-data-open-contact': 'updated' },
      before: [attached],
      request,
      expect: updated,
    },
    {
      name: 'returns 404 for an unknown contact',
      before: [attached],
      request: { ...request, params: { ...request.params, contactId: '460000099999' } },
      expect: about('contactId', 404, 'Not Found'),
    },
    {
      name: 'returns 404 for a contact id that is not a number',
      before: [attached],
      request: { ...request, params: { ...request.params, contactId: 'conv-123' } },
      expect: about('contactId', 404, 'Not Found'),
    },
    {
      name: 'names its errors with words under that variant',
      assume: { 'business-data-error-values': 'words' },
      before: [attached],
      request: { ...request, params: { ...request.params, contactId: '1' } },
      expect: about('contactId', 404, 'Not Found', 'NOT_FOUND'),
    },
    {
      name: 'returns 403 for a user without the permission',
      world: { permissions: ['Multi-ACD Record on Demand API'] },
      before: [attached],
      request,
      expect: rejected(403, 'Forbidden'),
    },
  ]
}

/** A request without a token, to a path with ids of any kind. */
export function withoutToken(params: Readonly<Record<string, string>>, path: string): ContractCase {
  return {
    name: 'returns 401 for a request without a token',
    request: { params, json },
    expect: {
      status: 401,
      headers: { 'content-type': 'application/json' },
      body: { timestamp: '2026-01-15T10:00:00.000Z', status: '401', error: 'Unauthorized', path },
    },
  }
}
