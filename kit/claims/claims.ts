import { contracts } from '../../contracts/api/index.js'
import type { OperationContract } from '../../contracts/contract.js'
import type { Evidence, Grade } from '../../contracts/evidence.js'
import { recordingLifecycle } from '../../contracts/lifecycle/recording.js'
import type { LifecycleRow } from '../../contracts/lifecycle/row.js'
import { ambiguities, type AmbiguityName } from '../../contracts/register/ambiguities.js'
import type { Ambiguity } from '../../contracts/register/ambiguity.js'
import { howToFindOut } from '../../contracts/register/how-to-find-out/index.js'
import type { HowToFindOut } from '../../contracts/register/how-to-find-out/how-to-find-out.js'
import type { TenantProfile } from '../../contracts/register/tenant-profile.js'
import { responseFields } from '../../contracts/response-evidence.js'
import { variantEvidence } from '../../contracts/variant-evidence.js'
import type { SandboxControl } from '../../mock-server/index.js'
import type { claimKinds } from './claim-kinds.js'
import { runCases } from './case-mocks.js'
import { claimsOfCases } from './case-claims.js'

/** One claim about the API, how well it is known, and where to check it. */
export interface Claim extends Evidence {
  readonly kind: (typeof claimKinds)[number]
  /** Unique among the claims of its kind. */
  readonly id: string
  /** What is claimed, in words. */
  readonly claim: string
  /** The surface of its operations, or the part of the API of a row. Absent: every surface. */
  readonly surface?: string
  readonly operations: readonly string[]
  /** For a question of the register: all its variants, and how an owner of a tenant finds out which one holds. */
  readonly variants?: Readonly<Record<string, string>>
  readonly howToFindOut?: HowToFindOut
}

export interface ClaimsOptions {
  /** A tenant profile, whose observations are the evidence of the variants that it states. */
  readonly profile?: TenantProfile | undefined
  /** The only kind that is needed. Default: every kind. */
  readonly kind?: string | undefined
  /** The sandboxes of the contract cases after each case. Default: the cases are run now. */
  readonly runs?: AsyncIterable<SandboxControl>
}

/** The surfaces and the parts of the API that have claims. */
export function surfacesOfClaims(): string[] {
  const rows = recordingLifecycle.flatMap(({ surface }) => surface ?? [])
  return [...new Set([...Object.values<OperationContract>(contracts).map(({ surface }) => surface), ...rows])]
}

/**
 * Every claim that the mock makes about the API. For rejections and headers it runs the contract cases, which takes a
 * few seconds.
 */
export async function allClaims({ profile, kind, runs }: ClaimsOptions = {}): Promise<Claim[]> {
  const needsCases = kind === undefined || kind === 'rejection' || kind === 'header'
  const operations = Object.values<OperationContract>(contracts)
  return [
    ...operations.map(operationClaim),
    ...recordingLifecycle.map((row) => lifecycleClaim(row)),
    ...(needsCases ? await claimsOfCases(runs ?? runCases()) : []),
    ...operations.flatMap(fieldClaims),
    ...Object.keys(ambiguities).map((name) => registerClaim(name as AmbiguityName, operations, profile)),
  ]
}

function operationClaim({ operationId, surface, method, path, evidence }: OperationContract): Claim {
  return {
    kind: 'operation',
    id: operationId,
    claim: `${method} ${path} exists.`,
    surface,
    operations: [operationId],
    ...evidence,
  }
}

function lifecycleClaim(row: LifecycleRow): Claim {
  const { id, call, from, on, surface, assume = {}, evidence } = row
  const result = 'reject' in row ? `is rejected (${row.reject})` : `leads to ${row.to}`
  const under = Object.entries(assume).map((each) => each.join('='))
  return {
    kind: 'lifecycle',
    id: `${surface ?? 'every surface'} ${id}`,
    claim: `On a call that is ${call}, ${on} in the state ${from} ${result}${under.length > 0 ? ` under ${under.join(', ')}` : ''}.`,
    ...(surface === undefined ? {} : { surface }),
    operations: [],
    ...evidence,
  }
}

function fieldClaims(contract: OperationContract): Claim[] {
  const { operationId, surface } = contract
  return responseFields(contract).map(({ status, name, evidence }) => ({
    kind: 'field',
    id: `${operationId} ${status} ${name}`,
    claim: `The response ${status} of ${operationId} has the field ${name}.`,
    surface,
    operations: [operationId],
    ...evidence,
  }))
}

function registerClaim(
  name: AmbiguityName,
  operations: readonly OperationContract[],
  profile: TenantProfile | undefined,
): Claim {
  const { question, default: usual, variants }: Ambiguity = ambiguities[name]
  const variant = profile?.assumptions[name]?.variant ?? usual
  return {
    kind: 'register',
    id: name,
    claim: `${question} ${variant}: ${variants[variant]}.`,
    operations: operations.filter((each) => each.ambiguities?.includes(name)).map((each) => each.operationId),
    ...variantEvidence(name, variant, profile),
    variants,
    howToFindOut: howToFindOut(name),
  }
}

export interface ClaimFilter {
  readonly grade?: Grade
  readonly surface?: string
  readonly operation?: string
  readonly kind?: string
}

export function filterClaims(claims: readonly Claim[], wanted: ClaimFilter): Claim[] {
  const { grade, surface, operation, kind } = wanted
  return claims.filter(
    (each) =>
      (grade === undefined || each.grade === grade) &&
      (surface === undefined || each.surface === surface) &&
      (operation === undefined || each.operations.includes(operation)) &&
      (kind === undefined || each.kind === kind),
  )
}
