import type { OperationContract, Schema } from '../../contract.js'
import { cxoneSpec } from '../../evidence.js'

/** The permission for recordings: Search & Playback > APIs > Extract Interaction Metadata. */
export const extractionPermission = 'Extract Interaction Metadata'

/** The entity of recordings. The others belong to quality management and workforce management. */
export const recordingEntity = 'recording-interaction-metadata'

export const jobId = { type: 'string', format: 'uuid' } as const

export const jobStatus = {
  type: 'string',
  enum: ['RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED', 'EXPIRED'],
} as const satisfies Schema

/** Shared by the operations on jobs. */
export const job = {
  surface: 'data-extraction',
  security: { kind: 'bearer', permission: extractionPermission },
  evidence: cxoneSpec,
} as const satisfies Partial<OperationContract>

/** The errors of an operation. None has a body. */
export const errors = {
  '401': { description: 'no usable token' },
  '403': { description: 'the user lacks the permission' },
  '500': { description: 'the service failed' },
} as const
