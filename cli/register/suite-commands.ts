import { Option, type Command } from 'commander'
import type { MatrixFlags } from '../commands/matrix.js'
import type { MutateFlags } from '../commands/mutate.js'
import { mockOptions } from '../flags/mock.js'
import { terminal } from '../terminal.js'

/** The commands that run a test suite again and again, to find out what it rests on. */
export function addSuiteCommands(program: Command): void {
  const mutate = program
    .command('mutate')
    .description('run a test suite against broken mocks: which of them does it not notice')
    .option('--only <ids>', 'these mutations, with commas; default: all', list)
    .option(
      '--timeout <duration>',
      'for each run, the first included; default: 30m, then five times the first run, at least 30s',
    )
    .option('--strict', 'a broken mock whose flaw the suite never meets is a finding too')
  finish(
    mutate,
    '0 when every broken mock that made a difference was noticed, 1 when one was not, 2 when the suite fails anyway\nor never talked to the mock.',
  ).action(async (command: string[], flags: MutateFlags) => {
    const { mutate: run } = await import('../commands/mutate.js')
    terminal().exitCode = await run(command, flags)
  })
  const matrix = program
    .command('matrix')
    .description(
      'run a test suite under every variant of what nobody knows: which assumptions does it rest on',
    )
    .option('--only <names>', 'these entries of the ambiguity register, with commas; default: all', list)
    .option('--strict', 'end with 1 when the suite rests on an assumption')
  finish(
    matrix,
    '0 whatever the suite rests on, or with --strict 1 when it rests on an assumption; 2 when it fails under the\ndefaults or never talked to the mock. A variant that no answer rests on is not run.',
  ).action(async (command: string[], flags: MatrixFlags) => {
    const { matrix: run } = await import('../commands/matrix.js')
    terminal().exitCode = await run(command, flags)
  })
}

const list = (value: string) => value.split(',').filter((each) => each !== '')

/** What both take besides: the suite, its client, and all that a mock can be started with. */
function finish(command: Command, exits: string): Command {
  command
    .argument('<command...>', 'the suite, after --')
    .passThroughOptions()
    .option('--client <name>', 'the client whose id and secret it gets; default: one with recording:control')
    .addOption(new Option('--format <format>', 'as what').choices(['text', 'json']).default('text'))
    .addHelpText(
      'after',
      `\nThe suite gets the same environment as with exec; mocks that it makes itself, with createCxoneMock or\ncxone-mock/vitest, are broken or changed likewise.\nExit code: ${exits}\n\nExample:\n  cxone-mock ${command.name()} -- npx vitest run`,
    )
  return mockOptions(command, 'none')
}
