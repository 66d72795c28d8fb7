import { knownPermissions } from '../../contracts/api/permissions.js'
import { knownScopes } from '../../kit/queries/tokens/issued-token.js'
import { didYouMean } from '../../contracts/did-you-mean.js'
import type { Scenario } from '../../mock-server/index.js'
import { plain } from '../output/log.js'
import { exitFindings, exitUsage } from '../output/exit-codes.js'
import { readScenarioOrProfile, UnreadableFile } from '../flags/mock-options.js'
import { terminal } from '../output/terminal.js'

/**
 * Checks scenario files and tenant profiles.
 * @returns 0 when all are valid, 2 when one cannot be read, else 1
 */
export async function validate(files: readonly string[]): Promise<number> {
  let code = 0
  for (const file of files) {
    try {
      const read = await readScenarioOrProfile(file)
      if ('profile' in read) {
        const count = Object.keys(read.profile.assumptions).length
        terminal().stdout.write(`${plain(file)}: valid, a tenant profile with ${count} questions\n`)
        continue
      }
      const { clients, users = [], conversations } = read.scenario
      terminal().stdout.write(
        `${plain(file)}: valid, ${clients.length} clients and ${conversations.length} calls\n`,
      )
      for (const warning of [...clients.flatMap(unknownScopes), ...users.flatMap(unknownPermissions)])
        terminal().stdout.write(`  warning: ${plain(warning)}\n`)
    } catch (error) {
      code = error instanceof UnreadableFile || code === exitUsage ? exitUsage : exitFindings
      terminal().stdout.write(`${plain(error instanceof Error ? error.message : String(error))}\n`)
    }
  }
  return code
}

/** Warns of scopes that no implemented operation requires. Such a scope is probably misspelt. */
function unknownScopes({ clientId, scopes }: Scenario['clients'][number]): string[] {
  return scopes
    .filter((scope) => !knownScopes.has(scope))
    .map((scope) => {
      const near = didYouMean(scope, [...knownScopes])
      const hint = near === undefined ? '' : ` Did you mean ${near}?`
      return `Client ${clientId} has the scope ${scope}, which no implemented operation requires.${hint}`
    })
}

/** Warns of unknown permissions. They are not errors because CXone does not publish a complete list. */
function unknownPermissions({
  userName,
  permissions = [],
}: NonNullable<Scenario['users']>[number]): string[] {
  return permissions
    .filter((permission) => !knownPermissions.includes(permission))
    .map((permission) => {
      const near = didYouMean(permission, knownPermissions)
      const hint = near === undefined ? '' : ` Did you mean ${near}?`
      return `User ${userName} has the permission ${permission}, which no implemented operation requires.${hint}`
    })
}
