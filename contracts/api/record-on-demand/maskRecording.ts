import type { OperationContract } from '../../contract.js'
import { base } from './interaction.js'
import { masking } from './masking.js'

export const maskRecording = {
  ...masking,
  operationId: 'maskRecording',
  path: `${base}/mask`,
  summary: "Mask the recording of an agent's active call",
} as const satisfies OperationContract
