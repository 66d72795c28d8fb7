import type { OperationContract } from '../../contract.js'
import { base } from './interaction.js'
import { masking } from './masking.js'

export const unmaskRecording = {
  ...masking,
  operationId: 'unmaskRecording',
  path: `${base}/unmask`,
  summary: "Go on with what is recorded of an agent's active call after it was masked",
} as const satisfies OperationContract
