import type { Command } from 'commander'
import type { RecordFlags } from '../commands/record.js'
import { terminal } from '../output/terminal.js'

/** Adds `record`, which writes traces. */
export function addRecordCommand(program: Command): void {
  program
    .command('record')
    .description('record the requests that a client sends to a tenant, without secrets and personal data')
    .argument('[command...]', 'the client, after --; default: record until Ctrl-C')
    .requiredOption('--target <[name=]url>', 'server to record; repeatable', collect)
    .requiredOption('-o, --output <file>', 'HAR file to write')
    .option(
      '--port <number>',
      'port for the first target; the next ports are for the others; 0: free ports',
      '0',
    )
    .option('--target-ca <file>', 'PEM file with the authority that signed the certificates of the targets')
    .option(
      '--intercept',
      'open a proxy for clients whose hosts are constants; it records the hosts of the targets, and passes others through',
    )
    .option('--intercept-port <number>', 'port of that proxy; default: a free one')
    .option(
      '--trust <folder>',
      'folder for the certificates that clients have to trust with --intercept; default: a temporary one',
    )
    .option('--force', 'overwrite an existing file')
    .passThroughOptions()
    .addHelpText('after', help)
    .action(async (command: string[], flags: RecordFlags) => {
      const { record } = await import('../commands/record.js')
      terminal().exitCode = await record(command, flags)
    })
}

const collect = (value: string, before: readonly string[] = []) => [...before, value]

const help = `
The recorder listens on 127.0.0.1 and passes every request on. The client must use its URL instead of the tenant's.
The command gets CXONE_BASE_URL, CXONE_TOKEN_URL and CXONE_AUTH_TOKEN_URL, and every variable of the environment whose
value begins with the URL of a target is changed to that of the recorder. Credentials stay those of the environment.

The first target without a name is for CXONE_BASE_URL. token=URL is for CXONE_TOKEN_URL, auth=URL is for
CXONE_AUTH_TOKEN_URL, and NAME=URL sets CXONE_NAME_URL. Redirects and JSON that name a target name the recorder instead
when the client receives them. They are recorded as the server sent them.

With --intercept the command gets HTTPS_PROXY and the certificates to trust instead, and uses the hosts of the tenant.

Secrets, ids, names and other personal data are replaced before anything is written, as by cxone-mock trace redact.
While the recording lasts, the file is FILE.part. It is complete after every response, also if the recorder is killed.

Exit code: that of the command. 2 when it cannot start, or when a request could not be written.

Example:
  cxone-mock record --target https://api.example.com --target token=https://login.example.com -o trace.har -- npm test`
