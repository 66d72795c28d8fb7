import type { OperationContract } from '../../contract.js'
import { acceptedSchema, base, done, userIdParameter } from './interaction.js'
import { meanings } from './meanings.js'
import { screen, screenErrors } from './screen.js'

export const path = `${base}/start-screen-interaction-recording` as const

export const startScreenInteractionRecording = {
  ...screen,
  operationId: 'startScreenInteractionRecording',
  path,
  summary: "Record an agent's screen for a limited time",
  parameters: [
    userIdParameter,
    {
      name: 'recordingDuration',
      in: 'query',
      required: true,
      description: 'seconds, from 5 to 13200, after which the recording stops',
      schema: { type: 'string' },
    },
  ],
  responses: {
    ...done,
    '200': {
      description: meanings[200],
      content: { 'application/json': { schema: acceptedSchema(['interactionId']) } },
    },
    ...screenErrors,
  },
} as const satisfies OperationContract
