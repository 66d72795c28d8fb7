// The start of the server on its own, so that it loads neither commander nor another command.
import { start } from './commands/start.js'
import { fail } from './output/exit-codes.js'
import { outliveReaders } from './output/outlive-readers.js'
import { parseStart } from './flags/parse-start.js'

const flags = parseStart(process.argv.slice(2), process.env)
/** Read by bin/compiled.js: only the code of a server that ran is worth keeping. */
export const isServing = flags !== undefined

if (flags) {
  outliveReaders()
  start(flags).catch(fail)
} else {
  // Not bundled into this file: the other commands are a bundle of their own.
  const cli = './cli.js'
  void import(cli).then(({ main }: { main: () => Promise<void> }) => main())
}
