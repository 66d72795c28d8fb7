import type { OperationContract } from '../../contract.js'
import { cxoneSpec } from '../../evidence.js'
import { interactionSchema, mediaParameters, playbackErrors, withJson } from './playback.js'

export const getSegmentMedia = {
  operationId: 'getSegmentMedia',
  surface: 'media-playback',
  method: 'GET',
  path: '/media-playback/v1/segments/{segmentId}',
  summary: 'List what was recorded of a segment; the mock has one segment per call',
  security: { kind: 'bearer' },
  evidence: cxoneSpec,
  ambiguities: [
    'media-playback-nothing',
    'media-playback-stage',
    'recording-while-held',
    'media-playback-while-recording',
    'media-playback-licence',
    'media-playback-internal-code',
  ],
  parameters: mediaParameters,
  responses: {
    '200': withJson('what was recorded', {
      type: 'object',
      required: ['contactId', 'acdcontactId', 'elevatedInteraction', 'Interactions'],
      properties: {
        contactId: { type: 'string', format: 'uuid' },
        acdcontactId: { type: 'string' },
        elevatedInteraction: { type: 'boolean' },
        Interactions: { type: 'array', items: interactionSchema },
      },
    }),
    ...playbackErrors,
  },
} as const satisfies OperationContract
