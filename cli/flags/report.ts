import { Option, type Command } from 'commander'

/** The flags of a command that reports a run of the client contract kit. */
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
      'write the whole report as JSON; missing folders are created, as for every report file',
    )
    .option('--junit <file>', 'write JUnit XML')
    .option('--html <file>', 'write one self-contained HTML page')
    .option(
      '--sarif <file>',
      'write the findings of the rules about secrets as SARIF 2.1.0, for code scanning',
    )
    .option('--badge <file>', 'write a badge for shields.io, unless a required rule is untested')
    .addOption(
      new Option('--github', 'write a step summary and annotations').default(
        process.env['GITHUB_ACTIONS'] === 'true' || undefined,
        'on in GitHub Actions',
      ),
    )
    .option('--all', 'also list rules that passed or do not apply, with details in the HTML page')
    .option('--baseline <file>', 'YAML file with the known failures and untested rules of the client')
    .option('--update-baseline', 'update the baseline to the current failures; reasons are kept')
}
