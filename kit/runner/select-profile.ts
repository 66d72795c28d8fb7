import type { Client } from '../model/client.js'
import { operationsOf, type Rule } from '../model/rule.js'
import { operationsIn, type Profile } from '../../contracts/api/profiles.js'

/** @throws {RangeError} if the client does not declare the profile */
export function requireProfile({ profiles }: Pick<Client, 'profiles'>, profile: Profile | undefined): void {
  if (profile === undefined || profiles.has(profile)) return
  const declared = [...profiles].join(', ') || 'none'
  throw new RangeError(`The client does not declare the profile ${profile}. It declares ${declared}.`)
}

/** Whether a rule applies to a profile, and the profile has all its operations. */
export function appliesIn(rule: Rule, profile: Profile): boolean {
  const available = operationsIn(profile)
  return (
    (rule.profiles?.includes(profile) ?? true) &&
    [...operationsOf(rule)].every((each) => available.includes(each))
  )
}
