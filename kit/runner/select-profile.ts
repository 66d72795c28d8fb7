import type { Client } from '../model/client.js'
import { operationsOf, type Rule } from '../model/rule.js'
import { operationsIn, type Profile } from '../../contracts/api/profiles.js'

/** @throws {RangeError} when a client is to be examined in a profile that it does not declare */
export function requireProfile({ profiles }: Pick<Client, 'profiles'>, asked: Profile | undefined): void {
  if (asked === undefined || profiles.has(asked)) return
  const declared = [...profiles].join(', ') || 'none'
  throw new RangeError(`the client does not declare the profile ${asked}; it declares ${declared}`)
}

/** Whether a rule can be put to a client in that profile: it is about it, and all that it asks for is there. */
export function appliesIn(rule: Rule, profile: Profile): boolean {
  const there = operationsIn(profile)
  return (
    (rule.profiles?.includes(profile) ?? true) &&
    [...operationsOf(rule)].every((each) => there.includes(each))
  )
}
