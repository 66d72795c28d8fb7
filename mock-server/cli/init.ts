import { writeFile } from 'node:fs/promises'
import { demoScenario } from '../index.js'
import { exitUsage } from './exit.js'
import { plain } from './log.js'

/**
 * Writes the demo scenario to a file, to start one's own from.
 * @returns 0, or 2 when the file is there already
 */
export async function initScenario(
  file: string,
  { force = false }: { readonly force?: boolean },
): Promise<number> {
  const scenario = {
    ...demoScenario,
    $schema: './node_modules/cxone-mock/fixtures/scenario.schema.json',
    name: 'my-scenario',
  }
  try {
    await writeFile(file, `${JSON.stringify(scenario, null, 2)}\n`, { flag: force ? 'w' : 'wx' })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const reason = code === 'EEXIST' ? 'it is there already: choose another name, or --force' : message
    process.stderr.write(`cxone-mock: ${plain(file)} cannot be written: ${reason}\n`)
    return exitUsage
  }
  process.stdout.write(`wrote ${plain(file)}: start with cxone-mock start --scenario ${plain(file)}\n`)
  return 0
}
