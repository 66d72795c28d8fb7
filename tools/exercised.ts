import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** The folder in which the tests of real clients record which operations each client called. */
export const exercisedFolder = fileURLToPath(new URL('../test/clients/exercised/', import.meta.url))

/** The operations that each real client called, by the name of the client. */
export type Exercised = Readonly<Record<string, readonly string[]>>

/** Reads the recorded operations of every real client. What follows a dot in the name of a file names the test file. */
export async function readExercised(folder = 'test/clients/exercised'): Promise<Exercised> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted()
  const exercised: Record<string, readonly string[]> = {}
  for (const name of files) {
    const [client = ''] = name.split('.')
    const operations = JSON.parse(await readFile(`${folder}/${name}`, 'utf8')) as string[]
    exercised[client] = [...new Set([...(exercised[client] ?? []), ...operations])].toSorted()
  }
  return exercised
}
