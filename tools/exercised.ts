import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** Where the tests of real clients write down which operations each of them has met. */
export const exercisedFolder = fileURLToPath(new URL('../test/clients/exercised/', import.meta.url))

/** The operations that a real client has met, by the name of the client. */
export type Exercised = Readonly<Record<string, readonly string[]>>

/** What is written down. */
export async function readExercised(folder = 'test/clients/exercised'): Promise<Exercised> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted()
  const entries = files.map(async (name): Promise<[string, readonly string[]]> => [
    name.slice(0, -'.json'.length),
    JSON.parse(await readFile(`${folder}/${name}`, 'utf8')) as string[],
  ])
  return Object.fromEntries(await Promise.all(entries))
}
