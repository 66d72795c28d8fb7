import type { Operation } from '../operation.js'
import { requireAcdUser } from './require-acd.js'

/** What NICE's SDK reads. None of the features that it asks for is here. */
export const getBusinessUnit: Operation<'getBusinessUnit'> = (world, call) => {
  requireAcdUser(world, call)
  const businessUnit = {
    features: [],
    maxConferenceParties: 0,
    fileExtensions: [],
    isMultiContactHandling: false,
    isUnifiedRoutingEnabled: false,
  }
  return { response: { status: 200, body: { businessUnits: [businessUnit] } } }
}
