import type { Sandbox } from '../sandbox/sandbox.js'
import type { Fact } from './fact.js'
import { storedExchange } from './stored-exchange.js'

/** A fact without secrets. */
export function storedFact(sandbox: Sandbox, fact: Fact): Fact {
  if ('exchange' in fact) return { exchange: storedExchange(sandbox, fact.exchange) }
  if ('corrected' in fact) return { corrected: storedExchange(sandbox, fact.corrected) }
  return fact
}
