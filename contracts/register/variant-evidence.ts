import { assumed, type Evidence } from '../evidence.js'
import { ambiguities, type AmbiguityName, type Assumptions } from './ambiguities.js'
import type { Ambiguity } from './ambiguity.js'
import type { TenantProfile } from './tenant-profile.js'

const entries: Readonly<Record<string, Ambiguity>> = ambiguities

/** How well one variant is known: from the tenant profile, from the source of the default, or not at all. */
export function variantEvidence(
  name: AmbiguityName,
  variant: string,
  profile: TenantProfile | undefined,
): Evidence {
  const stated = profile && Object.hasOwn(profile.assumptions, name) ? profile.assumptions[name] : undefined
  if (profile && stated?.variant === variant) {
    const { grade = 'assumed', date, note, exchange } = stated
    const usual = assumed(name)
    return {
      grade,
      source: [`tenant profile ${profile.name}: ${name}=${variant}`, note, exchange]
        .filter(Boolean)
        .join('; '),
      location: grade === 'observed' ? `tenant profile: ${profile.name}` : usual.location,
      date: date ?? usual.date,
    }
  }
  const entry = entries[name]
  return (variant === entry?.default ? entry.evidence : undefined) ?? assumed(name)
}

const ofTheRegister = /^register: (.+)$/

/** The evidence of a claim. One that rests on the register is known as well as the variant in force. */
export function evidenceInForce(
  evidence: Evidence,
  assumptions: Assumptions,
  profile: TenantProfile | undefined,
): Evidence {
  const name = ofTheRegister.exec(evidence.location)?.[1] as AmbiguityName | undefined
  return name === undefined ? evidence : variantEvidence(name, assumptions[name], profile)
}
