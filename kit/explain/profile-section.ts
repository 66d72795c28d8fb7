import { contracts, type OperationId } from '../../contracts/api/index.js'
import type { OperationContract } from '../../contracts/contract.js'
import { appliesIn } from '../runner/select-profile.js'
import { operationsOf, type Rule } from '../model/rule.js'
import {
  profileFor,
  wireOperationsFor,
  type Purpose,
  profiles,
  type Profile,
} from '../../contracts/api/profiles.js'

/**
 * Describes a rule in one profile, as Markdown: the requests for its operations, because the page of a rule shows traces
 * of only one profile.
 */
export function profileSection(rule: Rule, profile: Profile): string {
  const title = `## Profile ${profile}`
  if (!appliesIn(rule, profile)) return `${title}\n\nThe rule does not apply to this profile.\n`
  const purposes: readonly Purpose[] = ['issueToken', ...operationsOf(rule)]
  const requests = purposes.map((purpose) => {
    const ways = wireOperationsFor(purpose, profile).map((each) => `\`${requestOf(each)}\``)
    return `- ${purpose}: ${ways.join(', or ')}`
  })
  return `${title}\n\n${shownIn(rule, profile)}\n\n${requests.join('\n')}\n`
}

function shownIn(rule: Rule, profile: Profile): string {
  const query = { profiles: rule.profiles, operations: operationsOf(rule) }
  const shown = profileFor(query, { profiles: new Set(profiles) })
  return shown === profile
    ? 'The traces above use this profile.'
    : `The traces above use the profile ${shown}. In this profile the same operations use these requests:`
}

function requestOf(id: OperationId): string {
  const { method, path, parameters = [] }: OperationContract = contracts[id]
  const query = parameters
    .filter((each) => each.in === 'query' && each.required === true)
    .map(({ name }) => `${name}={${name}}`)
  return `${method} ${path}${query.length === 0 ? '' : `?${query.join('&')}`}`
}
