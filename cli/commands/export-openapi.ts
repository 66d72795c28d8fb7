import { writeFile } from 'node:fs/promises'
import { openapiDocument } from '../../contracts/api/openapi.js'
import { version } from '../../mock-server/control/version.js'

/** Writes the OpenAPI document to a file, or to stdout. */
export async function exportOpenapi({ output }: { readonly output?: string }): Promise<void> {
  const text = `${JSON.stringify(openapiDocument(version), null, 2)}\n`
  if (output === undefined) process.stdout.write(text)
  else await writeFile(output, text)
}
