import type { OperationContract, Schema } from '../../contract.js'
import { cxoneSpec, extractionClient } from '../../evidence.js'
import { interactionSchema, mediaParameters, playbackErrors, withJson } from './playback.js'

const contactSchema = {
  type: 'object',
  anyOf: [
    { required: ['contactId', 'acdcontactId', 'elevatedInteraction', 'interactions'] },
    { required: ['redirectUrl'] },
  ],
  properties: {
    redirectUrl: { type: 'string', format: 'uri', description: 'the only field with isDownload=true' },
    contactId: { type: 'string', format: 'uuid' },
    acdcontactId: { type: 'string' },
    elevatedInteraction: { type: 'boolean' },
    interactions: { type: 'array', items: interactionSchema },
  },
} as const satisfies Schema

export const getContactMedia = {
  operationId: 'getContactMedia',
  surface: 'media-playback',
  method: 'GET',
  path: '/media-playback/v1/contacts',
  summary: 'List what was recorded of a call, with its stages; the mock carries no audio',
  security: { kind: 'bearer' },
  evidence: cxoneSpec,
  responseEvidence: { '200 redirectUrl': extractionClient },
  ambiguities: [
    'media-playback-nothing',
    'media-playback-stage',
    'recording-while-held',
    'media-playback-while-recording',
    'media-playback-licence',
    'media-playback-internal-code',
    'business-data-other-fields',
  ],
  parameters: [
    {
      name: 'acd-call-id',
      in: 'query',
      required: true,
      description: 'the number of the contact',
      schema: { type: 'string' },
    },
    ...mediaParameters,
    {
      name: 'isDownload',
      in: 'query',
      description: 'with true, the response is {redirectUrl}: a link to the media file, which answers 501',
      schema: { type: 'string', enum: ['true', 'false'] },
    },
  ],
  responses: {
    '200': withJson('what was recorded', contactSchema),
    ...playbackErrors,
  },
} as const satisfies OperationContract
