import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { command, harOf, signIn } from '../trace/traffic.js'

const story = [signIn, command('start'), command('start'), command('stop'), command('stop')]

/** A folder with a trace of a server that answers 422 to a conflict. */
export async function traced() {
  const folder = await mkdtemp(join(tmpdir(), 'cxone-mock-test-'))
  const file = join(folder, 'a.har')
  await writeFile(
    file,
    JSON.stringify(await harOf({ assumptions: { 'state-conflict-status': '422' } }, story)),
  )
  return { folder, file }
}
