// Writes observed.json: which fields of the contracts occur in the files that they are observed in. Each argument is a
// file, whose path ends like the address that the evidence has: node run.mjs tools/observed-fields/write.ts DIR/token.json …
// The files may not be copied here, so the table has only the names that a test needs.
import { readFileSync, writeFileSync } from 'node:fs'
import { contracts } from '../../contracts/api/index.js'
import type { OperationContract } from '../../contracts/contract.js'
import { responseFields } from '../../contracts/response-evidence.js'
import { lastNameOf } from './observed-fields.js'

const texts = process.argv.slice(2).map((path) => ({ path, text: readFileSync(path, 'utf8') }))
const observed = Object.values<OperationContract>(contracts)
  .flatMap((contract) => responseFields(contract))
  .filter(({ evidence }) => evidence.grade === 'observed')
const table: Record<string, string[]> = {}
for (const location of new Set(observed.map(({ evidence }) => evidence.location))) {
  const found = texts.find(({ path }) => location.endsWith(path.split('/').slice(-1)[0] ?? ''))
  if (!found) throw new Error(`give the file ${location}`)
  const names = observed
    .filter(({ evidence }) => evidence.location === location)
    .map(({ name }) => lastNameOf(name))
  table[location] = [...new Set(names)]
    .filter((name) => new RegExp(`\\b${name}\\b`).test(found.text))
    .toSorted()
}
writeFileSync('tools/observed-fields/observed.json', `${JSON.stringify(table, null, 2)}\n`)
