// Writes docs/support.md: the implemented operations, their evidence, and the real clients that called them; and
// docs/assumptions.md: the ambiguity register.
import { writeFile } from 'node:fs/promises'
import { readExercised } from './exercised.js'
import { assumptionsPage } from './assumptions-page.js'
import { supportPage } from './support-page.js'

const page = supportPage(await readExercised())
await writeFile('docs/support.md', page)
await writeFile('docs/assumptions.md', assumptionsPage())
process.stdout.write(`${page.length} characters in docs/support.md\n`)
