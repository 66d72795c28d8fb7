import { id } from '../../mock-server/validation/values.js'

const call = {
  description: 'A real call that replaces one of the demo scenario. Only connected calls are changed.',
  type: 'object',
  required: ['state', 'conversationId', 'recordingId'],
  additionalProperties: false,
  properties: {
    state: { description: 'The real state of the call.', enum: ['alerting', 'connected', 'ended'] },
    conversationId: id,
    recordingId: id,
    conferenceId: id,
    divisionId: id,
  },
} as const

const client = {
  description:
    'A client that replaces one of the demo scenario. An environment variable contains its secret.',
  type: 'object',
  required: ['clientId', 'clientSecretEnv'],
  additionalProperties: false,
  properties: {
    clientId: id,
    clientSecretEnv: { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_]*$' },
  },
} as const

/** The clients and calls of a real tenant that the contract cases may use. */
export const tenantFile = {
  type: 'object',
  required: ['clients'],
  additionalProperties: false,
  properties: {
    $schema: { type: 'string' },
    clients: {
      description: 'By the name in the demo scenario: recorder, studio-basic, other-division.',
      type: 'object',
      additionalProperties: client,
    },
    calls: { type: 'array', items: call },
    ids: {
      description: 'Replacements for other names of the demo scenario.',
      type: 'object',
      additionalProperties: id,
    },
    tokenPath: {
      description: 'The path of the token endpoint. Default: /oauth/token.',
      type: 'string',
      pattern: '^/',
    },
  },
} as const
