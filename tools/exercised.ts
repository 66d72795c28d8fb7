import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** The folder in which the tests of real clients record which operations each client called. */
export const exercisedFolder = fileURLToPath(new URL('../test/clients/exercised/', import.meta.url))

/** The operations that each real client called, by the name of the client. */
export type Exercised = Readonly<Record<string, readonly string[]>>

/** Reads the recorded operations of every real client. */
export async function readExercised(folder = 'test/clients/exercised'): Promise<Exercised> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted()
  const entries = files.map(async (name): Promise<[string, readonly string[]]> => [
    name.slice(0, -'.json'.length),
    JSON.parse(await readFile(`${folder}/${name}`, 'utf8')) as string[],
  ])
  return Object.fromEntries(await Promise.all(entries))
}
