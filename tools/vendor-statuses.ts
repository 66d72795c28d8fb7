import { genesysDocument } from './genesys-document/genesys-document.js'
import { niceDocument } from './nice-document/nice-document.js'

/**
 * The statuses that NICE's and Genesys's published documents list for an operation, independent of our contracts.
 * Operations that no document has, for example those known only from code, are left out.
 */
export const vendorStatuses: Readonly<Partial<Record<string, readonly number[]>>> = {
  ...Object.fromEntries(
    Object.entries(niceDocument).map(([operationId, operation]) => [
      operationId,
      Object.keys(operation?.responses ?? {}).map(Number),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(genesysDocument).map(([operationId, operation]) => [
      operationId,
      operation?.statuses ?? [],
    ]),
  ),
}
