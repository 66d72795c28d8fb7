import type { OperationContract, Schema } from '../../contract.js'
import { niceSdk } from '../../evidence.js'
import { acd, declared, declared403 } from './contact.js'

/** Shared by the operations that NICE's SDK calls to set up an agent's desktop. */
export const ofDesktop = {
  ...acd,
  method: 'GET',
  security: { kind: 'bearer' },
  ambiguities: [...acd.ambiguities, 'agent-of-another'],
} as const satisfies Partial<OperationContract>

/** The fields that the SDK reads. A feature that the mock does not have is empty, 0 or false. */
export const desktopEvidence = niceSdk(
  'ApiParser: what it reads of business-unit and agent-settings',
  'core-sdk/src/util/api-parser.js',
)

export function desktopResponses(schema: Schema): OperationContract['responses'] {
  return {
    '200': { description: 'the fields that the SDK reads', content: { 'application/json': { schema } } },
    ...declared(400, 401, 404),
    ...declared403,
  }
}
