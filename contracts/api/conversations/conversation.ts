import type { Schema } from '../../contract.js'

const instant = { type: 'string', format: 'date-time' } as const

const recorderState = { type: 'string', enum: ['ACTIVE', 'PAUSED', 'NONE'] } as const

const callSchema = {
  type: 'object',
  required: ['id', 'state', 'direction', 'recording', 'recordingState', 'recordersState', 'recordingId'],
  properties: {
    id: { type: 'string' },
    state: { type: 'string', enum: ['alerting', 'connected', 'disconnected'] },
    direction: { type: 'string', enum: ['inbound', 'outbound'] },
    recording: { type: 'boolean' },
    recordingState: { type: 'string', enum: ['none', 'active', 'paused'] },
    recordersState: {
      type: 'object',
      required: ['adhocState', 'customerExperienceState', 'agentExperienceState', 'snippetState'],
      properties: {
        adhocState: recorderState,
        customerExperienceState: recorderState,
        agentExperienceState: recorderState,
        snippetState: recorderState,
      },
    },
    recordingId: { type: 'string' },
    securePause: { type: 'boolean' },
    connectedTime: instant,
    disconnectedTime: instant,
  },
} as const satisfies Schema

export const participantSchema = {
  type: 'object',
  required: ['id', 'purpose', 'attributes', 'calls'],
  properties: {
    id: { type: 'string' },
    name: { type: 'string' },
    purpose: { type: 'string', enum: ['customer', 'agent', 'acd', 'ivr', 'external', 'user'] },
    address: { type: 'string' },
    userId: { type: 'string' },
    attributes: {
      type: 'object',
      description: 'participant data',
      additionalProperties: { type: 'string' },
    },
    startTime: instant,
    connectedTime: instant,
    endTime: instant,
    calls: { type: 'array', items: callSchema },
  },
} as const satisfies Schema

/**
 * A conversation, with the fields of Genesys's `Conversation` that the mock fills. Genesys documents `recordingId` on
 * each participant's call; on the conversation itself it exists under conversation-recording-id=top-level only.
 */
export const conversationSchema = {
  type: 'object',
  required: ['id', 'startTime', 'participants', 'recordingState', 'selfUri'],
  properties: {
    id: { type: 'string' },
    recordingId: { type: 'string', description: 'under conversation-recording-id=top-level' },
    conferenceId: { type: 'string', description: 'under conversation-recording-id=top-level' },
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
