import { knownScopes } from '../../contracts/kit/issued-token.js'
import { nearest } from '../../contracts/kit/nearest.js'
import type { Scenario } from '../index.js'
import { plain } from './log.js'
import { readScenario } from './options.js'

/**
 * Checks scenario files.
 * @returns 0 when all are good, else 1
 */
export async function validate(files: readonly string[]): Promise<number> {
  let wrong = 0
  for (const file of files) {
    try {
      const { clients, conversations } = await readScenario(file)
      process.stdout.write(
        `${plain(file)}: good, ${clients.length} clients and ${conversations.length} calls\n`,
      )
      for (const warning of clients.flatMap(unknownScopes))
        process.stdout.write(`  warning: ${plain(warning)}\n`)
    } catch (error) {
      wrong += 1
      process.stdout.write(`${plain(error instanceof Error ? error.message : String(error))}\n`)
    }
  }
  return wrong === 0 ? 0 : 1
}

/** A scope that no operation asks for may be right, and helps nobody here: mostly it is misspelt. */
function unknownScopes({ clientId, scopes }: Scenario['clients'][number]): string[] {
  return scopes
    .filter((scope) => !knownScopes.has(scope))
    .map((scope) => {
      const near = nearest(scope, [...knownScopes])
      const meant = near === undefined ? '' : `: did you mean ${near}?`
      return `client ${clientId} has the scope ${scope}, which no imitated operation asks for${meant}`
    })
}
