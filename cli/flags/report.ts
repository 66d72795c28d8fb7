import { Option, type Command } from 'commander'

/** The flags of a command that ends in a report of the client contract kit. */
export interface ReportFlags {
  readonly json?: string
  readonly junit?: string
  readonly html?: string
  readonly sarif?: string
  readonly badge?: string
  readonly github?: boolean
  readonly all?: boolean
  readonly baseline?: string
  readonly updateBaseline?: boolean
}

/** Adds the flags of `ReportFlags` to a command. */
export function reportOptions(command: Command): Command {
  return command
    .option(
      '--json <file>',
      'write the whole report as JSON; folders that are not there are made, for the other files, too',
    )
    .option('--junit <file>', "write JUnit's XML")
    .option('--html <file>', 'write one page that needs nothing else')
    .option('--sarif <file>', 'write the findings of the rules about secrets as SARIF 2.1.0')
    .option('--badge <file>', 'write a badge for shields.io, unless a required rule was not reached')
    .addOption(
      new Option('--github', 'write a step summary and annotations').default(
        process.env['GITHUB_ACTIONS'] === 'true' || undefined,
        'on in GitHub Actions',
      ),
    )
    .option('--all', 'list what is kept, and what does not apply, too, and give each a place in the HTML')
    .option('--baseline <file>', 'what the client is known to break, as YAML')
    .option('--update-baseline', 'write the baseline as it has to be now, keeping reasons')
}
