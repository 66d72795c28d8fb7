import { readFile, writeFile } from 'node:fs/promises'
import { format, resolveConfig } from 'prettier'
import { shippedSchemas } from './shipped-schemas.js'

/** Writes the JSON Schemas of the package to schemas/: `npm run docs:schemas`. */
for (const [file, document] of Object.entries(shippedSchemas)) {
  const text = await format(JSON.stringify(document), { ...(await resolveConfig(file)), filepath: file })
  if ((await readFile(file, 'utf8').catch(() => '')) !== text) await writeFile(file, text)
}
