import type { OperationContract, Schema } from '../../contract.js'
import { niceSdk } from '../../evidence.js'
import { acd, declared, declared403 } from './contact.js'

/** What the operations share by which NICE's SDK asks what an agent's desktop shows. */
export const ofDesktop = {
  ...acd,
  method: 'GET',
  security: { kind: 'bearer' },
  ambiguities: [...acd.ambiguities, 'agent-of-another'],
} as const satisfies Partial<OperationContract>

/** What the SDK reads of their answers. Of what the mock does not have a value is empty, 0 or false. */
export const desktopEvidence = niceSdk('AdminService: business-unit, indicators and agent-settings')

export function desktopResponses(schema: Schema): OperationContract['responses'] {
  return {
    '200': { description: 'what the SDK reads', content: { 'application/json': { schema } } },
    ...declared(400, 401, 404),
    ...declared403,
  }
}
