import { ClientFailure } from '../../contracts/kit/client.js'
import { examineAdapter } from '../exam/adapter-doctor.js'
import type { CheckFlags } from './check-options.js'
import { exitUsage } from './exit.js'
import { outOf, paint, plain } from './log.js'

/**
 * Prints what is good and what is not of an adapter itself.
 * @returns 0 when all is good, 1 when something is not, 2 when it does not start
 */
export async function checkAdapter(
  command: readonly string[],
  { startTimeout, ownHome = false, exec, attach }: CheckFlags,
): Promise<number> {
  if (exec !== undefined || attach) throw new Error('--doctor looks at an adapter: name it after --')
  const options = { command, startMs: startTimeout * 1000, ownHome }
  const out = outOf(process.stdout)
  let bad = 0
  try {
    for await (const { good, text } of examineAdapter(options)) {
      if (!good) bad += 1
      out.write(`${good ? paint(out, 'green', 'good') : paint(out, 'red', 'BAD ')}  ${plain(text)}\n`)
    }
  } catch (error) {
    if (!(error instanceof ClientFailure)) throw error
    out.write(`${paint(out, 'red', 'BAD ')}  ${plain(error.message)}\n`)
    return exitUsage
  }
  return bad === 0 ? 0 : 1
}
