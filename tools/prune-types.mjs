// Deletes the declarations in dist/types that no entry of the package leads to: most are of code inside.
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

const { exports } = JSON.parse(await readFile('package.json', 'utf8'))
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
