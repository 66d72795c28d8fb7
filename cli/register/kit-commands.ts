import { InvalidArgumentError, Option, type Command } from 'commander'
import { checkOptions, profileOption, ruleOptions, type CheckFlags } from '../flags/check.js'
import type { ExplainFlags } from '../commands/explain.js'
import type { HistoryFlags } from '../commands/history.js'
import type { ObserveFlags } from '../commands/observe.js'
import type { AdapterFlags } from '../commands/init.js'
import { templateLanguages, type TemplateLanguage } from '../clients/template-languages.js'
import { mockOptions, tenantProfileOption } from '../flags/mock.js'
import { reportOptions } from '../flags/report.js'
import { severityOptions } from '../flags/severity.js'
import { terminal } from '../output/terminal.js'

/** Adds the commands that check a client: `check`, `explain`, `history` and `observe`. */
export function addKitCommands(program: Command): void {
  const check = program
    .command('check')
    .description('run the rules against a client behind an adapter')
    .argument('[adapter...]', 'command that starts the adapter, after --')
    .passThroughOptions()
    .addHelpText(
      'after',
      '\nThe adapter exchanges JSON lines with the kit on stdin and stdout.\n' +
        'cxone-mock init adapter --lang python writes a template.\n\n' +
        'Exit code:\n' +
        '  0  no failures, except those in the baseline\n' +
        '  1  a rule failed, or the baseline is invalid\n' +
        '  2  a rule that can fail was untested, or the client could not be run\n' +
        '  3  internal error\n\nExamples:\n' +
        '  cxone-mock check --doctor -- python3 adapter.py\n' +
        '  cxone-mock check --area TOK,ERR -- python3 adapter.py\n' +
        "  cxone-mock check --operations startRecording --exec 'my-recorder {operation} {recordingId}'\n\n" +
        'Environment of the --exec command:\n' +
        '  CXONE_BASE_URL, CXONE_TOKEN_URL, CXONE_CLIENT_ID, CXONE_CLIENT_SECRET, CXONE_SCOPES\n' +
        '  profiles record-on-demand and agent: also CXONE_ACCESS_KEY_ID, CXONE_ACCESS_KEY_SECRET\n' +
        '  profile agent: also CXONE_AGENT_ID, CXONE_STATION_ID\n' +
        'It must exit with code 0 on success. To report more, it prints JSON as the last line on stdout,\n' +
        'for example {"outcome":"fail","kind":"conflict"}.\n' +
        'Placeholders: {operation} {recordingId} {conversationId} {conferenceId} {userId} {contactId}\n' +
        '{deadlineMs}. The command is not run in a shell. Use sh -c for shell syntax.',
    )
  checkOptions(check).action(async (command: string[], flags: CheckFlags) => {
    const { check: run } = await import('../commands/check.js')
    terminal().exitCode = await run(command, flags)
  })
  program
    .command('explain')
    .description(
      'describe a rule: rationale, test steps, traces of a passing and a failing client; lists the rules without an id',
    )
    .argument(
      '[rule]',
      'a rule id such as CX-TOK-007, an area such as TOK, or the name of a rejection or an ambiguity',
    )
    .addOption(profileOption('show the requests with which a client of this profile follows the rule'))
    .addOption(tenantProfileOption())
    .action(async (rule: string | undefined, flags: ExplainFlags) => {
      const { explain } = await import('../commands/explain.js')
      await explain(rule, flags)
    })

  program
    .command('history')
    .description('show how the verdicts changed over several runs of check or observe')
    .argument('<reports...>', 'JSON reports that --json has written, in any order')
    .option('--html <file>', 'write one self-contained HTML page')
    .addHelpText('after', '\nExample:\n  cxone-mock history reports/*.json --html history.html')
    .action(async (files: string[], flags: HistoryFlags) => {
      const { history } = await import('../commands/history.js')
      terminal().exitCode = await history(files, flags)
    })

  const observe = program
    .command('observe')
    .description('run your tests and check the requests that they send')
    .argument('<command...>', 'the command, after --')
    .passThroughOptions()
    .option(
      '--client <name>',
      'client whose id and secret the command gets (default: one with recording:control)',
    )
    .addHelpText(
      'after',
      '\nThe command gets the same environment as with exec. The always-on rules, which apply to any traffic, judge\n' +
        'the requests to this mock and the output of the command. A rule that your tests never exercise is not\n' +
        'reached. It does not count as a pass.\n\n' +
        'Exit code:\n' +
        '  1  a rule failed\n' +
        '  2  no rule was reached, and the command exited with 0\n' +
        '     otherwise the exit code of the command\n\nExample:\n  cxone-mock observe -- pytest',
    )
  mockOptions(reportOptions(severityOptions(ruleOptions(observe))), 'none').action(
    async (command: string[], flags: ObserveFlags) => {
      const { observe: run } = await import('../commands/observe.js')
      terminal().exitCode = await run(command, flags)
    },
  )
}

/** Adds `init adapter`. */
export function addInitAdapter(init: Command): void {
  init
    .command('adapter')
    .description('write a working adapter for check, to be connected to your client')
    .argument('[file]', 'output file (default: adapter, with the extension of the language)')
    .addOption(
      new Option('--lang <language>', 'language of the adapter')
        .choices(templateLanguages)
        .argParser(languageOf)
        .makeOptionMandatory(),
    )
    .addOption(
      profileOption(
        'part of the API that your client uses to record; only typescript and python support others than recordingcontrols',
      ),
    )
    .option('--force', 'overwrite an existing file')
    .action(async (file: string | undefined, { lang, ...flags }: LanguageFlags) => {
      const { initAdapter } = await import('../commands/init.js')
      terminal().exitCode = await initAdapter(lang, file, flags)
    })
}

function languageOf(name: string): TemplateLanguage {
  const language = templateLanguages.find((each) => each === name.toLowerCase())
  if (language !== undefined) return language
  throw new InvalidArgumentError(`Use ${templateLanguages.join(', ')}.`)
}

interface LanguageFlags extends AdapterFlags {
  readonly lang: TemplateLanguage
}
