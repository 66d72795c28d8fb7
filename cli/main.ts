import { Command, CommanderError, Option } from 'commander'
import { version } from '../mock-server/control/version.js'
import { coverageFormats, type CoverageFormat } from '../mock-server/control/coverage/format.js'
import { exitUsage, fail } from './output/exit-codes.js'
import { outliveReaders } from './output/outlive-readers.js'
import { terminal, withTerminal, type Terminal } from './output/terminal.js'
import { gateOptions, type GateFlags } from './flags/coverage-gate.js'
import { addInitAdapter, addKitCommands } from './register/kit-commands.js'
import { mockOptions, startOptions } from './flags/mock.js'
import { unknownCommand } from './flags/unknown-command.js'
import type { MockFlags } from './flags/mock-flags.js'
import type { StartFlags } from './flags/parse-start.js'
import { tokenOption, urlOption, type RemoteFlags } from './flags/remote.js'
import { addEvidenceCommand } from './register/evidence-command.js'
import { addRecordCommand } from './register/record-command.js'
import { addStoreCommands } from './register/store-commands.js'
import { addSuiteCommands } from './register/suite-commands.js'
import { addTraceCommands } from './register/trace-commands.js'
import { addVerifyCommand } from './register/verify-command.js'

const program = new Command('cxone-mock')
  .description("A stateful fake of NICE CXone's authentication and recording-control APIs")
  .version(version)
  .enablePositionalOptions()
  .showHelpAfterError('Run cxone-mock --help, or cxone-mock COMMAND --help.')
  .configureOutput({
    writeOut: (text) => void terminal().stdout.write(text),
    writeErr: (text) => void terminal().stderr.write(text),
  })
  .exitOverride()

const start = program
  .command('start', { isDefault: true })
  .description('serve the mock (the default command)')
startOptions(start).action(async (flags: StartFlags) => {
  const { start: run } = await import('./commands/start.js')
  await run(flags)
})

const exec = program
  .command('exec')
  .description('serve on a free port, run a command with the environment set, and exit with its code')
  .argument('<command...>', 'the command to run, after --')
  .passThroughOptions()
  .addHelpText(
    'after',
    '\nThe command gets CXONE_BASE_URL, CXONE_TOKEN_URL, CXONE_CLIENT_ID, CXONE_CLIENT_SECRET, CXONE_ADMIN_URL\n' +
      'and, with --admin-token, CXONE_ADMIN_TOKEN.\n\n' +
      'Record on Demand needs the token of a user (POST $CXONE_AUTH_TOKEN_URL, grant_type=password). For it:\n' +
      'CXONE_AUTH_TOKEN_URL, CXONE_AUTH_CLIENT_ID, CXONE_AUTH_CLIENT_SECRET, CXONE_ACCESS_KEY_ID (its username),\n' +
      'CXONE_ACCESS_KEY_SECRET (its password), CXONE_USER_ID and CXONE_AGENT_ID (the ACD number of the user).\n\n' +
      'When the command fails, the rejections are explained, those during failed tests first. Which tests failed is read\n' +
      'from the .xml and .json reports that its words name, and from --test-report.\n\n' +
      'Examples:\n  cxone-mock exec -- pytest --junitxml=report.xml\n' +
      '  cxone-mock exec -- npx vitest run --reporter=default --reporter=json --outputFile.json=report.json\n' +
      '  cxone-mock exec --test-report target/surefire-reports -- mvn test',
  )
exec.option('--client <name>', 'OAuth client for the command; default: one with the scope recording:control')
exec.option(
  '--test-report <path>',
  'report of the failed tests that the command writes (JUnit XML, Vitest or Jest JSON), or a folder; may be repeated',
  (path: string, before: readonly string[]) => [...before, path],
  [],
)
gateOptions(exec.option('--coverage', 'print at the end which API behaviours the command exercised'))
type ExecFlags = MockFlags & GateFlags & { client?: string; coverage?: boolean; testReport: string[] }
mockOptions(exec, 'none').action(async (command: string[], flags: ExecFlags) => {
  const { exec: run } = await import('./commands/exec.js')
  terminal().exitCode = await run(command, flags)
})

addSuiteCommands(program)
addVerifyCommand(program)
addTraceCommands(program)
addRecordCommand(program)
addKitCommands(program)
addStoreCommands(program)

const coverage = program
  .command('coverage')
  .description(
    'report which API behaviours a running mock has seen; exit code 0 all required, 1 some missing',
  )
  .addOption(urlOption())
  .addOption(tokenOption())
  .option('--sandbox <id>', 'only this sandbox; default: all sandboxes')
  .addOption(new Option('--format <format>', 'output format').choices(coverageFormats).default('text'))
type CoverageFlags = RemoteFlags & GateFlags & { sandbox?: string; format: CoverageFormat }
gateOptions(coverage).action(async (flags: CoverageFlags) => {
  const { coverage: run } = await import('./commands/coverage.js')
  terminal().exitCode = await run(flags)
})

const exported = program.command('export').description('write a document')
exported
  .command('openapi')
  .description('write the contracts as an OpenAPI 3.1 document to stdout or a file')
  .option('-o, --output <file>', 'write to this file')
  .action(async (flags: { output?: string }) => {
    const { exportOpenapi } = await import('./commands/export-openapi.js')
    await exportOpenapi(flags)
  })

exported
  .command('har')
  .description('write the journal of a running mock as an HTTP Archive 1.2 to stdout or a file')
  .addOption(urlOption())
  .addOption(tokenOption())
  .option('--sandbox <id>', 'the sandbox', 'default')
  .option('-o, --output <file>', 'write to this file')
  .action(async (flags: RemoteFlags & { sandbox: string; output?: string }) => {
    const { exportHar } = await import('./commands/export-har.js')
    await exportHar(flags)
  })

addEvidenceCommand(program)

program
  .command('wait')
  .description('wait until a mock is ready')
  .addOption(urlOption())
  .option('--timeout <duration>', 'maximum time to wait, for example 30s', '30s')
  .action(async (flags: { url: string; timeout: string }) => {
    const { wait } = await import('./commands/wait.js')
    terminal().exitCode = await wait(flags.url, flags)
  })

program
  .command('doctor')
  .description('diagnose common problems between a client and a running mock')
  .addOption(urlOption())
  .action(async (flags: { url: string }) => {
    const { doctor } = await import('./commands/doctor.js')
    terminal().exitCode = await doctor(flags)
  })

program
  .command('validate')
  .description('check scenario files and tenant profiles without starting a server')
  .argument('<files...>')
  .action(async (files: string[]) => {
    const { validate } = await import('./commands/validate.js')
    terminal().exitCode = await validate(files)
  })

const init = program.command('init').description('write a template file')
init
  .command('scenario')
  .description('write the demo scenario to a file')
  .argument('[file]', 'path of the file', 'cxone.scenario.json')
  .option('--force', 'overwrite an existing file')
  .action(async (file: string, flags: { force?: boolean }) => {
    const { initScenario } = await import('./commands/init.js')
    terminal().exitCode = await initScenario(file, flags)
  })
addInitAdapter(init)

/** Runs one command line, and sets the exit code of the terminal. */
export function run(argv: readonly string[], given: Terminal): Promise<void> {
  return withTerminal(given, () => parse(argv))
}

/** Runs the command line of this process. */
export async function main(): Promise<void> {
  outliveReaders()
  // An empty variable counts as not set.
  for (const [name, value] of Object.entries(process.env)) {
    if (name.startsWith('CXONE_MOCK_') && value === '') delete process.env[name]
  }
  await parse(process.argv.slice(2))
}

async function parse(argv: readonly string[]): Promise<void> {
  // `start` is the default command, so commander would treat a misspelt command as its argument.
  const [word] = argv
  if (
    word !== undefined &&
    !word.startsWith('-') &&
    word !== 'help' &&
    !program.commands.some((each) => each.name() === word)
  ) {
    const names = program.commands.map((each) => each.name())
    terminal().stderr.write(`${unknownCommand(word, names)}\n`)
    terminal().exitCode = exitUsage
    return
  }
  try {
    await program.parseAsync(argv, { from: 'user' })
  } catch (error) {
    // Commander has printed its own errors. Help and --version arrive here with code 0.
    if (error instanceof CommanderError) terminal().exitCode = error.exitCode === 0 ? 0 : exitUsage
    else fail(error)
  }
}
