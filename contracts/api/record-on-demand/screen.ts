import type { OperationContract } from '../../contract.js'
import { declared, interaction, screenPermission, timestamped401 } from './interaction.js'

/** Shared by the start and the stop of a screen recording. */
export const screen = {
  ...interaction,
  method: 'POST',
  security: { kind: 'bearer', permission: screenPermission },
  ambiguities: [...interaction.ambiguities, 'screen-recording-without-call', 'screen-recording-after-call'],
  errorShapes: { default: 'code', 401: 'timestamped' },
} as const satisfies Partial<OperationContract>

export const screenErrors = {
  ...declared([400, 403, 404, 425, 429, 500, 504]),
  ...timestamped401,
}
