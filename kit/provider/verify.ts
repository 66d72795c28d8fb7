import { casesOf } from '../../contracts/api/cases.js'
import { contracts } from '../../contracts/api/index.js'
import { rules } from '../rules/index.js'
import type { ContractCase } from '../../contracts/case.js'
import type { OperationContract } from '../../contracts/contract.js'
import { checkCase } from './check-case.js'
import { driftOf, type Drift } from './drift.js'
import { operationsOf } from '../model/rule.js'
import type { Subject } from './subject.js'

/** A case with its contract. */
export interface Planned {
  readonly contract: OperationContract
  readonly each: ContractCase
}

/** A server that the contract cases run against. */
export interface Target {
  /** Whether it runs the demo scenario, so that every value must agree. */
  readonly exact: boolean
  /** The case adapted to this server, or why it cannot run there. Sends nothing. */
  plan(planned: Planned): ContractCase | { readonly skip: string }
  /** Prepares the server for a case that `plan` returned. */
  prepare(planned: Planned): Promise<Subject>
  /** The path of the token endpoint for a client or user of the demo scenario. */
  tokenPath(name: string): string
}

/** The server did not respond in time. */
export class NoAnswer extends Error {}

export interface Verified {
  readonly operationId: string
  readonly name: string
  readonly verdict: 'agrees' | 'drifts' | 'skipped' | 'error'
  readonly drift: readonly Drift[]
  /** Why it was skipped, or why the server could not be reached. */
  readonly reason?: string
  /** Set if the server did not respond in time. */
  readonly timedOut?: true
  /** The variant of the ambiguity register that matches the response of the server. */
  readonly assume?: Readonly<Record<string, string>>
  /** The rules of the client contract kit that depend on this operation. */
  readonly rules: readonly string[]
}

/** Every case of every contract. */
export function allCases(): Planned[] {
  return Object.values<OperationContract>(contracts).flatMap((contract) =>
    casesOf(contract).map((each) => ({ contract, each })),
  )
}

/** Runs one case against a server. Never throws, because an unreachable server is a verdict. */
export async function verifyCase(target: Target, planned: Planned): Promise<Verified> {
  const { contract, each } = planned
  const verified = (verdict: Verified['verdict'], more: Partial<Verified> = {}): Verified => ({
    operationId: contract.operationId,
    name: each.name,
    verdict,
    drift: [],
    rules: rulesUsing(contract.operationId),
    ...more,
  })
  const sent = target.plan(planned)
  if ('skip' in sent) return verified('skipped', { reason: sent.skip })
  try {
    const { reply, findings } = await checkCase(
      await target.prepare({ contract, each: sent }),
      contract,
      sent,
    )
    const early = findings.find((finding) => finding.startsWith('before: '))
    if (early !== undefined) {
      return verified('drifts', { drift: [{ class: 'state-order', at: 'before', message: early }] })
    }
    const drift = driftOf(contract, each.expect, reply, target.exact)
    if (drift.length === 0) return verified('agrees')
    const variant = matchingVariant(
      planned,
      (other) => driftOf(contract, other.expect, reply, target.exact).length === 0,
    )
    return verified('drifts', { drift, ...(variant ? { assume: variant } : {}) })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return verified('error', { reason, ...(error instanceof NoAnswer && { timedOut: true }) })
  }
}

/** The variant of another case in the same situation that matches the response. */
function matchingVariant(
  { contract, each }: Planned,
  agrees: (other: ContractCase) => boolean,
): Readonly<Record<string, string>> | undefined {
  const situation = situationOf(each)
  const others: readonly ContractCase[] = casesOf(contract)
  return others.find((other) => other.assume && situationOf(other) === situation && agrees(other))?.assume
}

function situationOf({ request, before, advance }: ContractCase): string {
  return JSON.stringify([request.as, before, advance])
}

function rulesUsing(operationId: string): string[] {
  return rules
    .filter((rule) => [...operationsOf(rule)].some((operation) => operation === operationId))
    .map(({ id }) => id)
}
