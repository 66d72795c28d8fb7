import { Option, type Command } from 'commander'
import { tokenOption } from '../flags/remote.js'
import type { VerifyFlags } from '../commands/verify.js'
import { verifyFormats } from '../output/verify-report.js'
import { terminal } from '../terminal.js'

/** The command that puts the provider's contract to a server. */
export function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .description(
      'put the contract cases to a server, and tell in what it drifts; without --run nothing is sent',
    )
    .requiredOption('--target <url>', 'base URL of the server')
    .option('--mock', 'it is a running cxone-mock with the demo scenario; it is reset before each case')
    .addOption(tokenOption())
    .option('--tenant <file>', 'it is a tenant: JSON that names the clients and calls that may be used')
    .option(
      '--allow-writes <ids>',
      'conversation ids of calls that may be recorded or stopped, with commas',
      list,
    )
    .option('--operation <ids>', 'these operations alone, with commas', list)
    .option('--ca <file>', 'PEM of a certificate authority to trust besides the usual ones')
    .option(
      '--timeout <duration>',
      'how long a request may take; after three in a row that do, the rest is left',
      '20s',
    )
    .option('--run', 'send the requests')
    .addOption(new Option('--format <format>', 'as what').choices(verifyFormats).default('text'))
    .addHelpText('after', tenantHelp)
    .action(async (flags: VerifyFlags) => {
      const { verify } = await import('../commands/verify.js')
      terminal().exitCode = await verify(flags)
    })
}

const list = (value: string) => value.split(',').filter((each) => each !== '')

const tenantHelp = `
A tenant file names what stands in for the clients and calls of the demo scenario:
  {
    "clients": { "recorder": { "clientId": "…", "clientSecretEnv": "CXONE_CLIENT_SECRET" } },
    "calls": [{ "state": "connected", "conversationId": "…", "recordingId": "…" }]
  }
Tokens are issued and things are read; all else is left alone, but calls that --allow-writes names: recording a live
call is a matter of law. A case is skipped when any of its requests, those that go before it included, writes to
something else: sessions of agents, access keys, sign-outs and the call that an agent happens to be in are never
touched. Without --run every request is listed.
Each case that writes takes one call for itself, since nobody can bring it back to where it was.

Exit code: 0 the server agrees, 1 it drifts, 2 nothing, or not all, could be asked.`
