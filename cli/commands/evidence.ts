import { contracts } from '../../contracts/api/index.js'
import { didYouMean } from '../../contracts/did-you-mean.js'
import { allClaims, filterClaims, surfacesOfClaims, type ClaimFilter } from '../../kit/claims/claims.js'
import { readTenantProfile } from '../flags/mock-options.js'
import { formatClaims, type EvidenceFormat } from '../output/evidence-report.js'
import { terminal } from '../output/terminal.js'

export interface EvidenceFlags extends ClaimFilter {
  readonly tenantProfile?: string
  readonly format: EvidenceFormat
}

/**
 * Prints the claims that the flags select.
 * @throws {Error} for an unknown operation or surface; the message names the nearest one
 */
export async function evidence({ tenantProfile, format, ...wanted }: EvidenceFlags): Promise<void> {
  requireKnown('--operation', wanted.operation, Object.keys(contracts))
  requireKnown('--surface', wanted.surface, surfacesOfClaims())
  const profile = tenantProfile === undefined ? undefined : await readTenantProfile(tenantProfile)
  const claims = await allClaims({ profile, kind: wanted.kind })
  terminal().stdout.write(formatClaims(filterClaims(claims, wanted), format))
}

function requireKnown(flag: string, given: string | undefined, known: readonly string[]): void {
  if (given === undefined || known.includes(given)) return
  const near = didYouMean(given, known)
  const hint = near === undefined ? `Use ${known.toSorted().join(', ')}.` : `Did you mean ${near}?`
  throw new Error(`${flag}: "${given.slice(0, 80)}" is unknown. ${hint}`)
}
