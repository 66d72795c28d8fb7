import type { CaseRequest, CaseResponse } from '../../case.js'

// Requests and responses of the cases.

/** The agent of the demo scenario, whose call has the contact id 460000000001. */
export const agent = 'sam.okafor@demo.example'
export const version = 'v34.0'
export const contactId = '460000000001'

/** Starts the session of the agent. */
export const startSession = {
  operation: 'startAgentSession',
  as: agent,
  params: { version },
  query: { stationId: '101' },
  keep: 'sessionId',
} as const

/** A command of the agent on the agent's own call, in the session of `startSession`. */
export const own = {
  as: agent,
  params: { version, sessionId: '{sessionId}', contactId },
} as const satisfies CaseRequest

/** The same command on another contact. */
export const forContact = (id: string) => ({ ...own, params: { ...own.params, contactId: id } })

export const accepted: CaseResponse = {
  status: 202,
  headers: { 'content-length': '0', 'content-type': null, icstatusdescription: null },
  body: '',
}

/** A rejection without a body, with the reason in the header. */
export function rejected(status: number, description: string): CaseResponse {
  return { status, headers: { 'content-length': '0', icstatusdescription: description }, body: '' }
}

export const unauthorized: CaseResponse = {
  status: 401,
  headers: { 'content-length': '0', 'content-type': null, icstatusdescription: null },
  body: '',
}

export const forbidden: CaseResponse = {
  status: 403,
  headers: { icstatusdescription: 'Insufficient permissions' },
  body: { error: 'Forbidden', error_description: 'Insufficient permissions' },
}

/** The 401 of the operations that read contacts, which has a body. */
export const unauthorizedWithBody: CaseResponse = {
  status: 401,
  headers: { icstatusdescription: null },
  body: { error: 'Unauthorized', error_description: 'Invalid or expired token' },
}
