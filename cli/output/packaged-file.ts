import { readFile } from 'node:fs/promises'

/** The text of a file of the package, by its path in the package. The executable contains these files. */
export function packagedFile(path: string): Promise<string> {
  return readFile(new URL(`../${path}`, import.meta.url), 'utf8')
}
