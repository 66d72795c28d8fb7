import { writeFile } from 'node:fs/promises'
import { askMock } from '../server/admin-client.js'
import type { RemoteFlags } from '../flags/remote.js'
import { terminal } from '../output/terminal.js'

/** Writes the journal of a running mock to a file, or to stdout. */
export async function exportHar(
  flags: RemoteFlags & { readonly sandbox: string; readonly output?: string },
): Promise<void> {
  const har = await askMock(flags, `/requests.har?sandbox=${encodeURIComponent(flags.sandbox)}`)
  const text = `${JSON.stringify(har, null, 2)}\n`
  if (flags.output === undefined) terminal().stdout.write(text)
  else await writeFile(flags.output, text)
}
