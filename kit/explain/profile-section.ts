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
 * What a rule comes to in one profile, as Markdown: the requests by which a client does there what the rule asks for,
 * since the page of a rule shows the wire of one profile alone.
 */
export function profileSection(rule: Rule, profile: Profile): string {
  const title = `## In the profile ${profile}`
  if (!appliesIn(rule, profile)) return `${title}\n\nThe rule is not put to a client there.\n`
  const purposes: readonly Purpose[] = ['issueToken', ...operationsOf(rule)]
  const requests = purposes.map((purpose) => {
    const ways = wireOperationsFor(purpose, profile).map((each) => `\`${requestOf(each)}\``)
    return `- ${purpose}: ${ways.join(', or ')}`
  })
  return `${title}\n\n${shownIn(rule, profile)}\n\n${requests.join('\n')}\n`
}

function shownIn(rule: Rule, profile: Profile): string {
  const asked = { profiles: rule.profiles, operations: operationsOf(rule) }
  const shown = profileFor(asked, { profiles: new Set(profiles) })
  return shown === profile
    ? 'This is the profile whose wire is shown above.'
    : `The wire that is shown above is that of ${shown}. What the rule asks for is the same here, by these requests:`
}

function requestOf(id: OperationId): string {
  const { method, path, parameters = [] }: OperationContract = contracts[id]
  const query = parameters
    .filter((each) => each.in === 'query' && each.required === true)
    .map(({ name }) => `${name}={${name}}`)
  return `${method} ${path}${query.length === 0 ? '' : `?${query.join('&')}`}`
}
