import { InvalidArgumentError, Option, type Command } from 'commander'
import {
  checkOptions,
  profileOption,
  ruleOptions,
  strictnessOptions,
  type CheckFlags,
} from '../flags/check.js'
import type { ExplainFlags } from '../commands/explain.js'
import type { ObserveFlags } from '../commands/observe.js'
import type { AdapterFlags } from '../commands/init.js'
import { templateLanguages, type TemplateLanguage } from '../clients/template-languages.js'
import { mockOptions } from '../flags/mock.js'
import { reportOptions } from '../flags/report.js'
import { terminal } from '../terminal.js'

/** Adds the commands that examine a client. */
export function addKitCommands(program: Command): void {
  const check = program
    .command('check')
    .description('examine a client behind an adapter: 0 conformant, 1 a rule failed, 2 not measured')
    .argument('[adapter...]', 'the command of the adapter, after --')
    .passThroughOptions()
    .addHelpText(
      'after',
      '\nThe adapter speaks JSON lines on stdin and stdout; cxone-mock init adapter --lang python writes one to start from.\n' +
        'Exit code: 0 nothing is wrong but what the baseline knows, 1 a rule failed or the baseline is wrong, 2 a rule\n' +
        'that can fail was not reached, or nothing could be run, 3 a fault of the kit.\n\nExamples:\n' +
        '  cxone-mock check --doctor -- python3 adapter.py\n' +
        '  cxone-mock check --area TOK,ERR -- python3 adapter.py\n' +
        "  cxone-mock check --operations startRecording --exec 'my-recorder {operation} {recordingId}'\n\n" +
        'A command of --exec finds CXONE_BASE_URL, CXONE_TOKEN_URL, CXONE_CLIENT_ID, CXONE_CLIENT_SECRET and\n' +
        'CXONE_SCOPES in its environment; in record-on-demand and agent CXONE_ACCESS_KEY_ID and\n' +
        'CXONE_ACCESS_KEY_SECRET, too; in agent CXONE_AGENT_ID and CXONE_STATION_ID. It ends with code 0 when\n' +
        'all is well; a last line on stdout that is JSON says more: {"outcome":"fail","kind":"conflict"}.\n' +
        'Placeholders: {operation} {recordingId} {conversationId} {conferenceId} {userId} {contactId}\n' +
        '{deadlineMs}. No shell takes it apart, unless it is sh -c.',
    )
  checkOptions(check).action(async (command: string[], flags: CheckFlags) => {
    const { check: run } = await import('../commands/check.js')
    terminal().exitCode = await run(command, flags)
  })
  program
    .command('explain')
    .description(
      'what a rule is about: why, how it is put, the wire of a good and of a bad client; lists them without an id',
    )
    .argument('[rule]', 'an id like CX-TOK-007, or an area like TOK')
    .addOption(profileOption('say by which requests a client does there what the rule asks for'))
    .action(async (rule: string | undefined, flags: ExplainFlags) => {
      const { explain } = await import('../commands/explain.js')
      await explain(rule, flags)
    })

  const observe = program
    .command('observe')
    .description(
      'run your own tests, and judge what they sent: 1 a rule failed, else the code of the command',
    )
    .argument('<command...>', 'the command, after --')
    .passThroughOptions()
    .option('--client <name>', 'the client whose id and secret it gets; default: one with recording:control')
    .addHelpText(
      'after',
      '\nThe command gets the environment that exec gives. Judged is what reached this mock and what the command\n' +
        'printed, by the rules that hold whatever a client is asked for. What your tests never came to is not\n' +
        'reached, and says nothing about your client.\n' +
        'Exit code: 1 when a rule failed, else that of the command; 2 when that is 0 and no rule was reached.\n\nExample:\n  cxone-mock observe -- pytest',
    )
  mockOptions(reportOptions(strictnessOptions(ruleOptions(observe))), 'none').action(
    async (command: string[], flags: ObserveFlags) => {
      const { observe: run } = await import('../commands/observe.js')
      terminal().exitCode = await run(command, flags)
    },
  )
}

/** Adds the template of an adapter to the command that writes files to start from. */
export function addInitAdapter(init: Command): void {
  init
    .command('adapter')
    .description('an adapter for check that works, to put your own client into')
    .argument('[file]', 'where; default: adapter, with the ending of the language')
    .addOption(
      new Option('--lang <language>', 'the language')
        .choices(templateLanguages)
        .argParser(languageOf)
        .makeOptionMandatory(),
    )
    .addOption(
      profileOption(
        'by which part of the API your client records; others than recordingcontrols: in typescript and python',
      ),
    )
    .option('--force', 'write over a file that is there')
    .action(async (file: string | undefined, { lang, ...flags }: LanguageFlags) => {
      const { initAdapter } = await import('../commands/init.js')
      terminal().exitCode = await initAdapter(lang, file, flags)
    })
}

function languageOf(name: string): TemplateLanguage {
  const language = templateLanguages.find((each) => each === name.toLowerCase())
  if (language !== undefined) return language
  throw new InvalidArgumentError(`Allowed choices are ${templateLanguages.join(', ')}.`)
}

interface LanguageFlags extends AdapterFlags {
  readonly lang: TemplateLanguage
}
