import type { OperationContract } from '../../contract.js'
import { command } from './recording-command.js'

const path = '/api/v2/recording/recordingcontrols/stop'

export const stopRecording = {
  ...command,
  operationId: 'stopRecording',
  path,
  summary: 'Stop the recording of a connected call',
} as const satisfies OperationContract
