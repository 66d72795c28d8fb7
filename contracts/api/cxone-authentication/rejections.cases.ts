import type { CaseRequest, ContractCase } from '../../case.js'
import { userhubRejection } from './userhub.cases.js'

// Rejections that the services of UserHub share. Each takes the path, which the body repeats, and the request.

/** A text under its own label instead of JSON, and its rejection. */
export const plainText = { text: 'no JSON', headers: { 'content-type': 'text/plain' } } as const

export const withoutJson = (path: string, request: CaseRequest = plainText): ContractCase => ({
  name: 'returns 415 for a body that is not JSON',
  request,
  expect: userhubRejection(
    415,
    'Unsupported Media Type',
    'The Content-Type text/plain is not supported: send application/json',
    path,
  ),
})
