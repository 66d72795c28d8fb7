import { describeFault, removalOf } from '../../faults/describe-fault.js'
import type { Exchange } from '../../sandbox/journal.js'

type Faulty = Pick<Exchange, 'fault' | 'rejection'>

/** A reason that names the injected fault first, so that nobody takes its effect for the API. */
export function reasonWithFault({ fault, rejection }: Faulty, reason: string): string {
  if (!fault || rejection?.options.rule === 'fault') return reason
  return `Fault ${fault.id} was injected: ${describeFault(fault)}. ${reason}`
}

/** The fix of a rejection. The token of a request whose token a fault has changed needs no fix. */
export function fixWithFault({ fault, rejection }: Faulty, fix: readonly string[]): readonly string[] {
  if (!fault || rejection?.options.rule === 'fault') return fix
  return fault.fault.token === undefined ? fix : [removalOf(fault)]
}
