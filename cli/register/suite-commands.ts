import { Option, type Command } from 'commander'
import type { MatrixFlags } from '../commands/matrix.js'
import type { MutateFlags } from '../commands/mutate.js'
import { mockOptions } from '../flags/mock.js'
import { terminal } from '../output/terminal.js'

/** Adds the commands that rerun a test suite against changed mocks: `mutate` and `matrix`. */
export function addSuiteCommands(program: Command): void {
  const mutate = program
    .command('mutate')
    .description('rerun a test suite against broken mocks and report which ones it does not catch')
    .option('--only <ids>', 'run only these mutations, comma-separated (default: all)', list)
    .option(
      '--timeout <duration>',
      'time limit of each run, for example 2m (default: 30m for the first run, then five times its duration, at least 30s)',
    )
    .option('--strict', 'exit with 1 also when the suite never reaches a flaw')
  finish(
    mutate,
    '  0  the suite caught every broken mock that it reached\n' +
      '  1  the suite missed one\n' +
      '  2  the suite fails against the unchanged mock, or sent no request to it',
  ).action(async (command: string[], flags: MutateFlags) => {
    const { mutate: run } = await import('../commands/mutate.js')
    terminal().exitCode = await run(command, flags)
  })
  const matrix = program
    .command('matrix')
    .description(
      'rerun a test suite under each variant of undocumented behaviour and report which tests depend on one',
    )
    .option(
      '--only <names>',
      'run only these entries of the ambiguity register, comma-separated (default: all)',
      list,
    )
    .option('--strict', 'exit with 1 when the suite depends on an assumption')
  finish(
    matrix,
    '  0  the report is complete\n' +
      '  1  with --strict: the suite depends on an assumption\n' +
      '  2  the suite fails under the defaults, or sent no request to the mock\n' +
      'A variant that did not affect any response in the first run is not run.',
  ).action(async (command: string[], flags: MatrixFlags) => {
    const { matrix: run } = await import('../commands/matrix.js')
    terminal().exitCode = await run(command, flags)
  })
}

const list = (value: string) => value.split(',').filter((each) => each !== '')

/** Adds what both commands share: the suite, its client, the format and the options of the mock. */
function finish(command: Command, exits: string): Command {
  command
    .argument('<command...>', 'the suite, after --')
    .passThroughOptions()
    .option(
      '--client <name>',
      'client whose id and secret the suite gets (default: one with recording:control)',
    )
    .addOption(
      new Option('--format <format>', 'format of the report').choices(['text', 'json']).default('text'),
    )
    .addHelpText(
      'after',
      `\nThe suite gets the same environment as with exec. Mocks that it creates itself, with createCxoneMock or\ncxone-mock/vitest, are changed in the same way.\n\nExit code:\n${exits}\n\nExample:\n  cxone-mock ${command.name()} -- npx vitest run`,
    )
  return mockOptions(command, 'none')
}
