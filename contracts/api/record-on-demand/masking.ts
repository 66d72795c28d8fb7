import type { OperationContract } from '../../contract.js'
import { command, declaredEmpty, maskingPermission } from './interaction.js'
import { meanings } from './meanings.js'

/** Shared by mask and unmask. No status has a body, and neither 400 nor 409 is declared. */
export const masking = {
  ...command,
  security: { kind: 'bearer', permission: maskingPermission },
  errorShapes: { default: 'empty' },
  responses: {
    '200': { description: meanings[200] },
    '202': { description: meanings[202] },
    ...declaredEmpty([401, 403, 404, 422, 425, 500, 504]),
  },
} as const satisfies Partial<OperationContract>
