import { fault, operation } from '../../control/faults/fault-schema.js'
import { hold } from '../../control/holds/hold-schema.js'
import { list, object, string, strings, stringsByName } from '../../validation/values.js'
import { evidenceSchema } from './evidence.js'
import { moment } from './mock.js'

const status = {
  description: 'The status that the mock sent, or 0 when a fault let no response reach the client.',
  type: 'integer',
  minimum: 0,
  maximum: 599,
} as const

const message = object({ headers: stringsByName, body: string })

const request = {
  id: string,
  sandbox: string,
  at: moment,
  method: string,
  target: { description: 'The path and the query, as sent.', ...string },
  secure: { description: 'Whether the request came over HTTPS. Absent for HTTP.', const: true },
  operation: string,
  client: string,
  status,
  fault: string,
  rule: { description: 'The rule that rejected the request.', ...string },
  reason: string,
  stage: string,
  fix: strings,
  changed: strings,
  note: string,
  ambiguities: {
    description: 'The entries of the ambiguity register that the response depends on.',
    ...strings,
  },
  request: message,
  response: message,
} as const

const explanation = {
  requestId: string,
  sandbox: string,
  at: moment,
  request: string,
  status,
  outcome: { enum: ['accepted', 'rejected'] },
  fault: string,
  operation: string,
  client: string,
  scopes: strings,
  rule: string,
  reason: string,
  stage: string,
  progress: string,
  state: { type: 'object', additionalProperties: true },
  allowed: strings,
  fix: strings,
  evidence: evidenceSchema,
  statusEvidence: evidenceSchema,
  bodyEvidence: evidenceSchema,
  row: object({ id: string, evidence: evidenceSchema }),
  history: list(object({ at: moment, event: string, cause: string })),
  notes: strings,
} as const

const active = {
  id: string,
  met: { description: 'How many requests got it.', type: 'integer', minimum: 0 },
} as const

const required = ['id', 'met'] as const

export const journalComponents = {
  Request: object(request, [
    'secure',
    'operation',
    'client',
    'fault',
    'rule',
    'reason',
    'stage',
    'fix',
    'changed',
    'note',
    'ambiguities',
    'response',
  ]),
  Explanation: object(explanation, [
    'fault',
    'operation',
    'client',
    'scopes',
    'rule',
    'stage',
    'progress',
    'state',
    'allowed',
    'fix',
    'evidence',
    'statusEvidence',
    'bodyEvidence',
    'row',
  ]),
  UnmatchedRequest: object(
    {
      id: string,
      at: moment,
      method: string,
      target: string,
      status,
      rule: string,
      reason: string,
      nearMisses: list(object({ operation, method: string, path: string })),
      hint: string,
    },
    ['rule', 'reason'],
  ),
  Verification: object({
    verified: { const: true },
    requests: list({ $ref: '#/components/schemas/Request' }),
  }),
  Fault: { ...fault, required, properties: { ...active, ...fault.properties } },
  UnmetFault: {
    ...fault,
    required: [...required, 'hint'],
    properties: { ...active, ...fault.properties, hint: string },
  },
  Hold: { ...hold, required, properties: { ...active, ...hold.properties } },
  HeldRequest: object(
    {
      id: string,
      hold: string,
      at: moment,
      method: string,
      target: string,
      operation,
      client: string,
      body: string,
    },
    ['client'],
  ),
} as const
