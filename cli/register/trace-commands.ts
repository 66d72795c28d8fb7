import { Option, type Command } from 'commander'
import type { CompareFlags } from '../commands/compare.js'
import { terminal } from '../output/terminal.js'

const collect = (value: string, before: readonly string[]) => [...before, ...value.split(',')]

/** Adds `compare` and `trace`, which read recorded traffic. */
export function addTraceCommands(program: Command): void {
  program
    .command('compare')
    .description('replay recorded requests against a mock and report how its responses differ')
    .argument('<files...>', 'HAR files, Postman collections with saved examples, JSON reports of newman')
    .option('--fit', 'find the variants under which the mock agrees most')
    .option('--profile <file>', 'with --fit: write the tenant profile to this file')
    .option('--name <name>', 'name of the tenant profile', 'observed')
    .option('--scenario <file>', 'state of the server before the trace; default: inferred from the trace')
    .option('--tenant-profile <file>', 'JSON file that says how the tenant behaves')
    .option('--assume <name=variant>', 'variant of an ambiguity; repeatable or comma-separated', collect, [])
    .option('--settle <duration>', 'time from a 202 until the command takes effect, for example 2s')
    .addOption(
      new Option('--format <format>', 'format of the report')
        .choices(['text', 'markdown', 'json'])
        .default('text'),
    )
    .option('--json <file>', 'also write the report as JSON')
    .option('--html <file>', 'also write the report as a page that shows both responses side by side')
    .option('--junit <file>', 'also write the report as JUnit XML')
    .addHelpText('after', compareHelp)
    .action(async (files: string[], flags: CompareFlags) => {
      const { compare } = await import('../commands/compare.js')
      terminal().exitCode = await compare(files, flags)
    })

  const trace = program.command('trace').description('prepare recorded traffic for sharing')
  trace
    .command('redact')
    .description('keep only requests of the API, and replace secrets and personal data')
    .argument('<files...>', 'traces')
    .option('-o, --output <file>', 'write to this file; default: stdout')
    .action(async (files: string[], flags: { output?: string }) => {
      const { redact } = await import('../commands/trace.js')
      terminal().exitCode = await redact(files, flags)
    })
  trace
    .command('inspect')
    .description('print what a trace contains, without its values')
    .argument('<files...>', 'traces')
    .action(async (files: string[]) => {
      const { inspect } = await import('../commands/trace.js')
      terminal().exitCode = await inspect(files)
    })
  trace
    .command('digest')
    .description('print the digest of each exchange, which a tenant profile cites')
    .argument('<files...>', 'traces')
    .action(async (files: string[]) => {
      const { digest } = await import('../commands/trace.js')
      terminal().exitCode = await digest(files)
    })
}

const compareHelp = `
Nothing is sent to any server. Each recorded request is sent to a mock in this process, at the time of the trace.
Ids and tokens that the server made up are replaced by those of the mock.

Exit code:
  0  all responses that can be judged agree
  1  a response differs
  2  no response can be judged, or a file cannot be read`
