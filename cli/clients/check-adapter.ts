import { ClientFailure } from '../../kit/model/client.js'
import { diagnoseAdapter, diagnoseCommand } from '../../kit/drivers/adapter-doctor.js'
import type { ExecOptions } from '../../kit/drivers/exec-client.js'
import type { CheckFlags } from '../flags/check.js'
import { exitUsage } from '../exit.js'
import { outOf, paint, plain, plainLines } from '../output/log.js'

/**
 * Prints what is good and what is not of an adapter itself, or of the command of --exec.
 * @returns 0 when all is good, 1 when something is not, 2 when it does not start
 */
export async function checkAdapter(
  command: readonly string[],
  { startTimeout, ownHome = false, attach }: CheckFlags,
  exec: ExecOptions | undefined,
): Promise<number> {
  if (attach) throw new Error('--doctor looks at an adapter, or at the command of --exec: name one of them')
  const findings = exec
    ? diagnoseCommand(exec)
    : diagnoseAdapter({ command, startMs: startTimeout * 1000, ownHome })
  const out = outOf(process.stdout)
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
