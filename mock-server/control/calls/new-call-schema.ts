import { participants } from '../scenarios/scenario-schema.js'
import { id } from '../../validation/values.js'

/** What `calls.begin` takes. */
export const newCall = {
  type: 'object',
  additionalProperties: false,
  properties: {
    conversationId: id,
    conferenceId: id,
    recordingId: id,
    divisionId: id,
    state: { enum: ['alerting', 'connected'] },
    participants,
  },
} as const
