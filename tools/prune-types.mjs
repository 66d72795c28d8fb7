// Deletes the declarations in dist/types that no entry of the package leads to: most are of code inside.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const { exports, dependencies, peerDependencies } = JSON.parse(await readFile('package.json', 'utf8'))
const reached = new Set()

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
