// Shortens the declarations in dist/types, and deletes those that no entry of the package leads to.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const { exports, dependencies, peerDependencies } = JSON.parse(await readFile('package.json', 'utf8'))
const reached = new Set()

/** The contracts as literal types would weigh 890 kB. Public types need only the names of the operations. */
const contracts = 'dist/types/contracts/api/index.d.ts'
const names = (await readFile(contracts, 'utf8')).match(/(?<=^ {4})\w+(?=: \{$)/gm)
if (!names?.includes('startRecording')) throw new Error(`${contracts} does not list the operations`)
await writeFile(
  contracts,
  `import type { OperationContract } from '../contract.js'
/** An operation that the mock implements, under the name that the vendor's own SDK gives it. */
export type OperationId = ${names.map((name) => `'${name}'`).join(' | ')}
export type Contracts = { readonly [Id in OperationId]: OperationContract }
export type OnlyOperations<Table> = { readonly [Key in Exclude<keyof Table, OperationId>]: never }
`,
)

async function reach(file) {
  if (reached.has(file)) return
  reached.add(file)
  const text = await readFile(file, 'utf8')
  const imports = [...text.matchAll(/(?:from |import |import\()['"](\.[^'"]+)\.js['"]/g)]
  await Promise.all(imports.map(([, path]) => reach(join(file, '..', `${path}.d.ts`))))
}

await Promise.all(Object.values(exports).flatMap(({ types }) => (types ? [reach(join(types))] : [])))
for (const entry of await readdir('dist/types', { recursive: true, withFileTypes: true })) {
  const file = join(entry.parentPath, entry.name)
  if (entry.isFile() && !reached.has(file)) await rm(file)
}

/** Computes the types of bodies inside the mock. No public type depends on it, and it would weigh 2.8 MB. */
const inside = "import type { FromSchema } from 'json-schema-to-ts';"
const installed = new Set(Object.keys({ ...dependencies, ...peerDependencies }))
for (const file of reached) {
  const text = await readFile(file, 'utf8')
  if (text.includes(inside))
    await writeFile(file, text.replace(inside, 'type FromSchema<_Schema> = unknown;'))
  for (const [, name] of text
    .replace(inside, '')
    .matchAll(/(?:from |import\()['"](?![.#]|node:)([^'"]+)['"]/g)) {
    if (!installed.has(name)) throw new Error(`${file} imports ${name}, which users do not install`)
  }
}
