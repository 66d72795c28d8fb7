import { ClientFailure } from '../../kit/model/client.js'
import { diagnoseAdapter, diagnoseCommand } from '../../kit/drivers/adapter-doctor.js'
import type { ExecOptions } from '../../kit/drivers/exec-client.js'
import type { CheckFlags } from '../flags/check.js'
import { exitUsage } from '../output/exit-codes.js'
import { outOf, paint, plain, plainLines } from '../output/log.js'
import { terminal } from '../output/terminal.js'

/**
 * Checks an adapter, or the command of --exec, and prints one line for each finding.
 * @returns 0 when every finding is good, 1 when one is not, 2 when the adapter does not start
 */
export async function checkAdapter(
  command: readonly string[],
  { startTimeout, ownHome = false, attach }: CheckFlags,
  exec: ExecOptions | undefined,
): Promise<number> {
  if (attach) {
    throw new Error(
      '--doctor cannot be used with --attach. Pass an adapter after --, or a command with --exec.',
    )
  }
  const findings = exec
    ? diagnoseCommand(exec)
    : diagnoseAdapter({ command, startMs: startTimeout * 1000, ownHome })
  const out = outOf(terminal().stdout)
  let bad = 0
  try {
    for await (const { good, text } of findings) {
      if (!good) bad += 1
      out.write(`${good ? paint(out, 'green', 'good') : paint(out, 'red', 'BAD ')}  ${plain(text)}\n`)
    }
  } catch (error) {
    if (!(error instanceof ClientFailure)) throw error
    out.write(`${paint(out, 'red', 'BAD ')}  ${plainLines(error.message)}\n`)
    return exitUsage
  }
  return bad === 0 ? 0 : 1
}
