import { recordingStates } from '../../../contracts/lifecycle/states.js'
import { duration } from '../scenarios/scenario-schema.js'

/** What `calls.setRecordingState` takes. */
export const recordingState = {
  type: 'object',
  required: ['state'],
  additionalProperties: false,
  properties: { state: { enum: recordingStates }, settle: duration },
} as const
