// Writes what is generated into docs/ beside docs/support.md, docs/assumptions.md and docs/rules: the index, and the
// reference of the commands and of the control plane. `node build.mjs` goes first, because it asks the built command.
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { cliPage } from './site/cli-page.js'
import { controlPlanePage } from './site/control-plane-page.js'
import { indexPage } from './site/index-page.js'

const run = promisify(execFile)
const help = async (args: readonly string[]) =>
  (await run(process.execPath, ['bin/cxone-mock.js', ...args])).stdout

await writeFile('docs/reference/cli.md', await cliPage(help))
await writeFile('docs/reference/control-plane.md', controlPlanePage())
await writeFile('docs/README.md', await indexPage())
