import type { CaseResponse, CaseRequest, OperationContract } from '../../contract.js'
import { agentApiSpec } from '../../evidence.js'

/** The beginning of every path of the ACD's API. */
export const services = '/inContactAPI/services/{version}'

/** The permissions that the operations ask for, as NICE's SDK knows them. */
export const recordPermission = 'RecordContact'
export const maskPermission = 'Masking'

/** What all operations of the ACD's API share. */
export const acd = {
  surface: 'agent',
  evidence: agentApiSpec,
  ambiguities: [
    'agent-product',
    'browser-origins',
    'agent-status-description',
    'agent-forbidden-description',
    'agent-forbidden-error',
    'agent-other-description',
    'in-contact-api-case',
    'in-contact-api-version',
  ],
} as const satisfies Partial<OperationContract>

const text = { type: 'string' } as const

const errorSchema = {
  type: 'object',
  required: ['error', 'error_description'],
  properties: { error: text, error_description: text },
} as const

/** Why a request is refused stands in the header icStatusDescription; 401 has not even that. */
const meanings = {
  400: 'a parameter does not do',
  401: 'the token does not do',
  404: 'the version, the session or the contact is not there',
  405: 'the path does not take the method',
  409: 'the state does not allow it',
  415: 'the body is not JSON',
  500: 'the service failed',
} as const

/** Refusals without a body. */
export function declared(...statuses: readonly (keyof typeof meanings)[]) {
  return Object.fromEntries(statuses.map((status) => [String(status), { description: meanings[status] }]))
}

/** 403, the one refusal with a body. */
export const declared403 = {
  '403': { description: 'not permitted', content: { 'application/json': { schema: errorSchema } } },
} as const

export const accepted202 = { '202': { description: 'accepted, without a body' } } as const

export const session202 = {
  '202': {
    description: 'the id of the session',
    content: {
      'application/json': {
        schema: { type: 'object', required: ['sessionId'], properties: { sessionId: text } },
      },
    },
  },
} as const

// What cases send and expect.

/** The agent of the demo scenario, who is in the call with the contact id 460000000001. */
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

/** A command of the agent for the own call, in the session that was started before. */
export const own = {
  as: agent,
  params: { version, sessionId: '{sessionId}', contactId },
} as const satisfies CaseRequest

/** The same for another contact. */
export const forContact = (id: string) => ({ ...own, params: { ...own.params, contactId: id } })

export const accepted: CaseResponse = {
  status: 202,
  headers: { 'content-length': '0', 'content-type': null, icstatusdescription: null },
  body: '',
}

/** A refusal without a body, whose reason is in the header. */
export function refused(status: number, description: string): CaseResponse {
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
