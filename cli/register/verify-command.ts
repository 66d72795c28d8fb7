import { Option, type Command } from 'commander'
import { tokenOption } from '../flags/remote.js'
import type { VerifyFlags } from '../commands/verify.js'
import { verifyFormats } from '../output/verify-report.js'
import { terminal } from '../output/terminal.js'

/** Adds `verify`, which runs the provider's contract against a server. */
export function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .description(
      'run the contract cases against a server and report differences; without --run, only list the requests',
    )
    .requiredOption('--target <url>', 'base URL of the server')
    .option('--mock', 'the server is a cxone-mock with the demo scenario; it is reset before each case')
    .addOption(tokenOption())
    .option('--tenant <file>', 'the server is a tenant; the JSON file lists the clients and calls to use')
    .option(
      '--allow-writes <ids>',
      'conversation ids of calls whose recording may be started or stopped, comma-separated',
      list,
    )
    .option(
      '--allow-wrong-secrets',
      'also send sign-ins with wrong secrets, which may lock a client or a user of a tenant',
    )
    .option('--operation <ids>', 'run only the cases of these operations, comma-separated', list)
    .option('--ca <file>', 'PEM file of an additional certificate authority to trust')
    .option(
      '--timeout <duration>',
      'time limit of each request; the run stops after three consecutive timeouts',
      '20s',
    )
    .option('--run', 'send the requests')
    .addOption(new Option('--format <format>', 'format of the report').choices(verifyFormats).default('text'))
    .addHelpText('after', tenantHelp)
    .action(async (flags: VerifyFlags) => {
      const { verify } = await import('../commands/verify.js')
      terminal().exitCode = await verify(flags)
    })
}

const list = (value: string) => value.split(',').filter((each) => each !== '')

const tenantHelp = `
A tenant file lists the clients and calls to use instead of those of the demo scenario:
  {
    "clients": { "recorder": { "clientId": "…", "clientSecretEnv": "CXONE_CLIENT_SECRET" } },
    "calls": [{ "state": "connected", "conversationId": "…", "recordingId": "…" }]
  }
verify requests tokens and reads data. It writes only to the calls in --allow-writes, because laws restrict the
recording of live calls. It skips a case if any of its requests writes to something else: agent sessions, access
keys, sign-outs, or the current call of an agent. Without --run it only lists the requests.
The state of a call cannot be restored, so the cases that change a call run one after another on the same call. Name
a call that is connected and was not recorded yet. After a response that was not expected, the next call is used.
It sends no sign-in with a wrong secret without --allow-wrong-secrets.
Additional fields in a response are notes. They do not change the exit code.

Exit code:
  0  the server agrees with every case
  1  the server differs in a case
  2  no case, or not every case, could be run`
