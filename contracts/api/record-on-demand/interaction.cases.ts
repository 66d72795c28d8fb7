import type { CaseRequest, CaseResponse } from '../../case.js'

// Requests and responses of the cases.

/** The agent of the demo scenario, whose connected call has the contact id 460000000001. */
export const agent = 'sam.okafor@demo.example'
export const agentId = '11e90000-0000-4000-8000-000000005001'
export const contactId = '460000000001'

/** A request of the demo's agent on the agent's own call. */
export const own = { as: agent, query: { userId: agentId } } as const satisfies CaseRequest

export const ok: CaseResponse = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: { contactId, httpStatus: 'OK' },
}

export const accepted: CaseResponse = { status: 202, body: { contactId, httpStatus: 'ACCEPTED' } }

/** `{errorCode, message}` with the sentence of the help page for the status. */
export function rejected(status: number, message: string): CaseResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: { errorCode: status, message } }
}

export const unauthorized = rejected(401, 'The requesting user failed to authenticate.')
export const forbidden = rejected(403, 'The requesting user is not authorized to perform the operation.')
export const badRequest = rejected(400, 'Bad request.')
export const noInteraction = rejected(404, 'Not found. No active interactions were found.')
export const conflict = rejected(409, 'The request cannot be executed due to the service state.')
export const locked = rejected(
  425,
  'The interaction is locked while processing a previous Record on demand/Stop on demand request.',
)

/** A response without a body. */
export function empty(status: number): CaseResponse {
  return { status, headers: { 'content-length': '0', 'content-type': null }, body: '' }
}

/** `{timestamp, status, error, path}` */
export function unauthorizedAt(path: string): CaseResponse {
  const timestamp = '2026-01-15T10:00:00.000Z'
  return { status: 401, body: { timestamp, status: 401, error: 'Unauthorized', path } }
}
