import type { Command } from 'commander'
import { checkOptions, type CheckFlags } from './check-options.js'

/** Adds the commands that examine a client. */
export function addKitCommands(program: Command): void {
  const check = program
    .command('check')
    .description('examine a client behind an adapter: 0 conformant, 1 a rule failed, 2 not measured')
    .argument('[adapter...]', 'the command of the adapter, after --')
    .passThroughOptions()
    .addHelpText(
      'after',
      '\nThe adapter speaks JSON lines on stdin and stdout: see docs/adapter-protocol.md.\n\nExamples:\n' +
        '  cxone-mock check --doctor -- python3 adapter.py\n' +
        '  cxone-mock check --area TOK,ERR -- python3 adapter.py',
    )
  checkOptions(check).action(async (command: string[], flags: CheckFlags) => {
    const { check: run } = await import('./check.js')
    process.exitCode = await run(command, flags)
  })
}
