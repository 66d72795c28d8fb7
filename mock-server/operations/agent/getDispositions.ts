import type { Operation } from '../operation.js'
import { requireAcd } from './require-acd.js'

/** Always empty, because the mock has no skills, which dispositions belong to. */
export const getDispositions: Operation<'getDispositions'> = (world, call) => {
  requireAcd(world, call)
  const self = `${call.baseUrl}/inContactAPI/services/${call.params.version}/dispositions`
  const body = {
    businessUnitId: world.tenant.busNo,
    dispositions: [],
    totalRecords: 0,
    _links: { self },
  }
  return { response: { status: 200, body } }
}
