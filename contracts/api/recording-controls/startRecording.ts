import type { OperationContract } from '../../contract.js'
import { command } from './recording-command.js'

const path = '/api/v2/recording/recordingcontrols/start'

export const startRecording = {
  ...command,
  operationId: 'startRecording',
  path,
  summary: 'Start the recording of a connected call',
} as const satisfies OperationContract
