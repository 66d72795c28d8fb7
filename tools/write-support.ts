// Writes docs/support.md: the implemented operations, their evidence, and the real clients that called them.
import { writeFile } from 'node:fs/promises'
import { readExercised } from './exercised.js'
import { supportPage } from './support-page.js'

const page = supportPage(await readExercised())
await writeFile('docs/support.md', page)
process.stdout.write(`${page.length} characters in docs/support.md\n`)
