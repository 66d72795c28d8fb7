import type { Operation } from '../operation.js'
import { requireAcd } from './require-acd.js'

/** The fields that NICE's SDK reads. The mock has none of the features. */
export const getBusinessUnit: Operation<'getBusinessUnit'> = (world, call) => {
  requireAcd(world, call)
  const businessUnit = {
    features: [],
    maxConferenceParties: 0,
    fileExtensions: [],
    isMultiContactHandling: false,
    isUnifiedRoutingEnabled: false,
  }
  return { response: { status: 200, body: { businessUnits: [businessUnit] } } }
}
