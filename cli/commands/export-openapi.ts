import { writeFile } from 'node:fs/promises'
import { openapiDocument } from '../../contracts/api/openapi.js'
import { version } from '../../mock-server/control/version.js'
import { terminal } from '../output/terminal.js'

/** Writes the OpenAPI document to a file, or to stdout. */
export async function exportOpenapi({ output }: { readonly output?: string }): Promise<void> {
  const text = `${JSON.stringify(openapiDocument(version), null, 2)}\n`
  if (output === undefined) terminal().stdout.write(text)
  else await writeFile(output, text)
}
