import type { TenantProfile } from '../../../contracts/register/tenant-profile.js'
import { assume } from '../../world/start/assume.js'
import type { Scenario } from '../../world/start/scenario.js'
import { notValid, parse } from '../parse.js'

/**
 * A tenant profile read from JSON.
 * @throws {ControlError} 400 naming the field that is wrong, an unknown question or an unknown variant
 */
export async function parseTenantProfile(value: unknown): Promise<TenantProfile> {
  const { tenantProfile } = await import('../../../generated/scenario.js')
  const profile = parse(tenantProfile, value, 'tenant profile') as TenantProfile
  const undated = Object.entries(profile.assumptions).find(
    ([, { grade, date }]) => grade && date === undefined,
  )
  if (undated)
    throw notValid('tenant profile', [
      `assumptions.${undated[0]}: an observed variant needs a date, for example "2026-12-01"`,
    ])
  try {
    assume(variantsOf(profile))
  } catch (error) {
    throw notValid('tenant profile', [
      `assumptions: ${error instanceof Error ? error.message : String(error)}`,
    ])
  }
  return profile
}

/** The variants that a profile chooses, by the name of the question. */
export function variantsOf({ assumptions }: TenantProfile): Record<string, string> {
  return Object.fromEntries(Object.entries(assumptions).map(([name, { variant }]) => [name, variant]))
}

/** A scenario on this tenant. */
export function withTenantProfile(scenario: Scenario, profile: TenantProfile | undefined): Scenario {
  if (!profile) return scenario
  const { settle: usual, ...rest } = scenario
  const settle =
    profile.settle ?? (Object.hasOwn(profile.assumptions, 'commands-in-work') ? undefined : usual)
  const { accessTokenLifetimeSeconds } = profile
  return {
    ...rest,
    ...(settle === undefined ? {} : { settle }),
    ...(accessTokenLifetimeSeconds === undefined
      ? {}
      : { clients: scenario.clients.map((client) => ({ accessTokenLifetimeSeconds, ...client })) }),
    assumptions: { ...scenario.assumptions, ...variantsOf(profile) },
  }
}

/** A variant that a profile states and that a chosen variant replaces. */
export interface ReplacedVariant {
  readonly name: string
  readonly stated: string
  readonly chosen: string
}

/** The variants of a profile that other ones replace, because they were chosen explicitly. */
export function replacedIn(
  profile: TenantProfile,
  chosen: Readonly<Record<string, string>>,
): readonly ReplacedVariant[] {
  return Object.entries(variantsOf(profile)).flatMap(([name, stated]) => {
    const other = Object.hasOwn(chosen, name) ? chosen[name] : undefined
    return other === undefined || other === stated ? [] : [{ name, stated, chosen: other }]
  })
}

/** The profile without the questions that were answered explicitly. */
export function withoutReplaced(
  profile: TenantProfile,
  replaced: readonly Pick<ReplacedVariant, 'name'>[],
): TenantProfile {
  const names = new Set(replaced.map(({ name }) => name))
  const kept = Object.entries(profile.assumptions).filter(([name]) => !names.has(name))
  return { ...profile, assumptions: Object.fromEntries(kept) }
}

/** The tenant profile of a mock, as the control plane shows it. */
export interface TenantProfileView {
  readonly name: string
  readonly note?: string
  /** How many questions it answers, and how many of these are observed. */
  readonly questions: number
  readonly observed: number
  /** The variants that were chosen explicitly and replace those of the profile. */
  readonly replaced: readonly ReplacedVariant[]
}

export function tenantProfileView(
  { name, note, assumptions }: TenantProfile,
  replaced: readonly ReplacedVariant[],
): TenantProfileView {
  const entries = Object.values(assumptions)
  return {
    name,
    ...(note === undefined ? {} : { note }),
    questions: entries.length,
    observed: entries.filter(({ grade }) => grade === 'observed').length,
    replaced,
  }
}
