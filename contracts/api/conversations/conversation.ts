import type { Schema } from '../../contract.js'

const instant = { type: 'string', format: 'date-time' } as const

const callSchema = {
  type: 'object',
  required: ['id', 'state', 'direction', 'recording', 'recordingState', 'recordingId'],
  properties: {
    id: { type: 'string' },
    state: { type: 'string', enum: ['alerting', 'connected', 'disconnected'] },
    direction: { type: 'string', enum: ['inbound', 'outbound'] },
    recording: { type: 'boolean' },
    recordingState: { type: 'string', enum: ['none', 'active', 'paused'] },
    recordingId: { type: 'string' },
    securePause: { type: 'boolean' },
    connectedTime: instant,
    disconnectedTime: instant,
  },
} as const satisfies Schema

export const participantSchema = {
  type: 'object',
  required: ['id', 'purpose', 'calls'],
  properties: {
    id: { type: 'string' },
    name: { type: 'string' },
    purpose: { type: 'string', enum: ['customer', 'agent', 'acd', 'ivr', 'external', 'user'] },
    address: { type: 'string' },
    startTime: instant,
    connectedTime: instant,
    endTime: instant,
    calls: { type: 'array', items: callSchema },
  },
} as const satisfies Schema

/**
 * A conversation, with the fields of Genesys's `Conversation` that the mock fills. `recordingId` and `conferenceId`
 * come from the forum thread; Genesys documents `recordingId` only on each participant's call.
 */
export const conversationSchema = {
  type: 'object',
  required: ['id', 'startTime', 'participants', 'recordingState', 'recordingId', 'conferenceId', 'selfUri'],
  properties: {
    id: { type: 'string' },
    recordingId: { type: 'string' },
    conferenceId: { type: 'string' },
    startTime: instant,
    endTime: instant,
    participants: { type: 'array', items: participantSchema },
    recordingState: { type: 'string', enum: ['ACTIVE', 'PAUSED', 'NONE'] },
    securePause: { type: 'boolean' },
    divisions: {
      type: 'array',
      items: {
        type: 'object',
        required: ['division'],
        properties: {
          division: {
            type: 'object',
            required: ['id', 'selfUri'],
            properties: { id: { type: 'string' }, selfUri: { type: 'string' } },
          },
        },
      },
    },
    selfUri: { type: 'string' },
  },
} as const satisfies Schema
