import type { OperationContract, Schema } from '../../contract.js'
import { cxoneSpec } from '../../evidence.js'
import { interactionSchema, playbackErrors, withJson } from './playback.js'

const contactSchema = {
  type: 'object',
  required: ['contactId', 'acdcontactId', 'elevatedInteraction', 'interactions'],
  properties: {
    contactId: { type: 'string', format: 'uuid' },
    acdcontactId: { type: 'string' },
    elevatedInteraction: { type: 'boolean' },
    interactions: { type: 'array', items: interactionSchema },
  },
} as const satisfies Schema

function flag(name: string, description: string) {
  return { name, in: 'query', description, schema: { type: 'string', enum: ['true', 'false'] } } as const
}

export const getContactMedia = {
  operationId: 'getContactMedia',
  surface: 'media-playback',
  method: 'GET',
  path: '/media-playback/v1/contacts',
  summary:
    'List what was recorded of a call; data, channelType and @type are missing because the mock has no media',
  security: { kind: 'bearer' },
  evidence: cxoneSpec,
  ambiguities: [
    'media-playback-nothing',
    'media-playback-while-recording',
    'media-playback-licence',
    'media-playback-internal-code',
  ],
  parameters: [
    {
      name: 'acd-call-id',
      in: 'query',
      required: true,
      description: 'the number of the contact',
      schema: { type: 'string' },
    },
    {
      name: 'media-type',
      in: 'query',
      description: 'default: all',
      schema: { type: 'string', enum: ['voice-only', 'voice-and-screen', 'chat', 'email', 'all'] },
    },
    flag('exclude-waveforms', 'there are none to exclude'),
    flag('exclude-qm-categories', 'there are none to exclude'),
    flag('isDownload', 'there is nothing to download'),
  ],
  responses: {
    '200': withJson('what was recorded', contactSchema),
    ...playbackErrors,
  },
} as const satisfies OperationContract
