import { lifecycleRowById } from '../../../contracts/lifecycle/recording.js'
import type { Exchange } from '../../sandbox/journal.js'

const inRegister = 'register: '

/** The entries of the ambiguity register that a response depends on, by the evidence for its parts. */
export function ambiguitiesOf({ rejection, row }: Exchange): string[] {
  const { rule = '', evidence, statusEvidence, bodyEvidence } = rejection?.options ?? {}
  const decisive = lifecycleRowById(row ?? rule)
  const assumed = [evidence, statusEvidence, bodyEvidence, decisive?.evidence].flatMap((each) =>
    each?.location.startsWith(inRegister) ? [each.location.slice(inRegister.length)] : [],
  )
  return [...new Set([...assumed, ...Object.keys(decisive?.assume ?? {})])]
}
