import type { OperationContract } from '../../contract.js'
import { base } from './interaction.js'
import { masking } from './masking.js'

export const unmaskRecording = {
  ...masking,
  operationId: 'unmaskRecording',
  path: `${base}/unmask`,
  summary: "Unmask the recording of an agent's active call",
} as const satisfies OperationContract
