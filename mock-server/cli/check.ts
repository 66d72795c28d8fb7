import { setTimeout as sleep } from 'node:timers/promises'
import { exam } from '../../contracts/kit/exam.js'
import type { Result } from '../../contracts/kit/examine.js'
import { exitCodeOf } from '../../contracts/kit/verdict.js'
import { openRoom } from '../exam/room.js'
import { scrubbed } from '../exam/scrub.js'
import type { CheckFlags } from './check-options.js'
import { checkAdapter } from './check-adapter.js'
import { chooseRules } from './choose-rules.js'
import { exitUsage } from './exit.js'
import { outOf, plain } from './log.js'
import { clientWay } from './open-client.js'
import { Progress } from './progress.js'
import { formatResults } from './report.js'

/**
 * Puts the rules to a client behind an adapter, and prints the results.
 * @returns 0 conformant, 1 a rule failed, 2 it could not be measured, 3 a bug of the kit
 */
export async function check(command: readonly string[], flags: CheckFlags): Promise<number> {
  const rules = chooseRules(flags)
  if (flags.list) {
    for (const { id, level, title } of rules) process.stdout.write(`${id}  ${level.padEnd(6)}  ${title}\n`)
    return 0
  }
  if (rules.length === 0) {
    process.stderr.write('cxone-mock: no rule is in all that was asked for: see cxone-mock check --list\n')
    return exitUsage
  }
  const progress = new Progress(process.stderr, rules.length)
  const way = clientWay(command, flags, notes(progress))
  if (flags.doctor) return checkAdapter(command, flags)
  const results = await exam({
    rules,
    openClient: way.open,
    openRoom,
    workers: way.workers,
    now: () => performance.now(),
    sleep: (ms) => sleep(ms),
    trustUnverified: flags.trustUnverified === true,
    onResult: (result) => progress.tell(result),
  })
  progress.end()
  return report(results, flags)
}

/** Each oddity is told once, however many clients are opened. */
function notes(progress: Progress): (text: string) => void {
  const told = new Set<string>()
  return (text) => {
    if (told.has(text)) return
    told.add(text)
    progress.note(`cxone-mock: ${plain(text)}`)
  }
}

function report(results: readonly Result[], flags: CheckFlags): number {
  const out = outOf(process.stdout)
  out.write(formatResults(results.map(scrubbed), out))
  return exitCodeOf(results, flags)
}
