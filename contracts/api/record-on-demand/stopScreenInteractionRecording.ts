import type { OperationContract } from '../../contract.js'
import { base, done, userIdParameter } from './interaction.js'
import { screen, screenErrors } from './screen.js'

export const path = `${base}/stop-screen-interaction-recording` as const

export const stopScreenInteractionRecording = {
  ...screen,
  operationId: 'stopScreenInteractionRecording',
  path,
  summary: "Stop recording an agent's screen",
  parameters: [
    userIdParameter,
    {
      name: 'contactId',
      in: 'query',
      required: true,
      description: 'the number in the response of the start',
      schema: { type: 'string' },
    },
  ],
  responses: { ...done, ...screenErrors },
} as const satisfies OperationContract
