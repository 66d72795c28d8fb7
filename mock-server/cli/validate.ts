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
    } catch (error) {
      wrong += 1
      process.stdout.write(`${plain(error instanceof Error ? error.message : String(error))}\n`)
    }
  }
  return wrong === 0 ? 0 : 1
}
