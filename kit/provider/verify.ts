import { casesOf } from '../../contracts/api/cases.js'
import { contracts } from '../../contracts/api/index.js'
import { rules } from '../rules/index.js'
import type { ContractCase } from '../../contracts/case.js'
import type { OperationContract } from '../../contracts/contract.js'
import { checkCase } from './check-case.js'
import { driftOf, type Drift } from './drift.js'
import { operationsOf } from '../model/rule.js'
import type { Subject } from './subject.js'

/** A case on its way to a server. */
export interface Planned {
  readonly contract: OperationContract
  readonly each: ContractCase
}

/** A server that the contract cases are put to. */
export interface Target {
  /** Whether it holds the demo scenario, so that every value must agree. */
  readonly exact: boolean
  /** The case as this server takes it, or why it cannot be put to it. Sends nothing. */
  plan(planned: Planned): ContractCase | { readonly skip: string }
  /** Brings the server where the case begins. The case is what `plan` returned. */
  prepare(planned: Planned): Promise<Subject>
  /** Where the token of a client or user of the demo scenario is had. */
  tokenPath(name: string): string
}

/** A server took too long. */
export class NoAnswer extends Error {}

export interface Verified {
  readonly operationId: string
  readonly name: string
  readonly verdict: 'agrees' | 'drifts' | 'skipped' | 'error'
  readonly drift: readonly Drift[]
  /** Why it was skipped, or could not be asked. */
  readonly reason?: string
  /** Whether it could not be asked since the server took too long. */
  readonly timedOut?: true
  /** The variant of the ambiguity register under which the mock answers as the server did. */
  readonly assume?: Readonly<Record<string, string>>
  /** The rules of the client contract kit that rest on this operation. */
  readonly rules: readonly string[]
}

/** Every case of every contract. */
export function allCases(): Planned[] {
  return Object.values<OperationContract>(contracts).flatMap((contract) =>
    casesOf(contract).map((each) => ({ contract, each })),
  )
}

/** Puts one case to a server. Never throws: a server that cannot be asked is a verdict. */
export async function verifyCase(target: Target, planned: Planned): Promise<Verified> {
  const { contract, each } = planned
  const verified = (verdict: Verified['verdict'], more: Partial<Verified> = {}): Verified => ({
    operationId: contract.operationId,
    name: each.name,
    verdict,
    drift: [],
    rules: restingOn(contract.operationId),
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
    const like = variantLike(
      planned,
      (other) => driftOf(contract, other.expect, reply, target.exact).length === 0,
    )
    return verified('drifts', { drift, ...(like ? { assume: like } : {}) })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return verified('error', { reason, ...(error instanceof NoAnswer && { timedOut: true }) })
  }
}

/** The assumption of another case of the same caller in the same state, which the reply agrees with. */
function variantLike(
  { contract, each }: Planned,
  agrees: (other: ContractCase) => boolean,
): Readonly<Record<string, string>> | undefined {
  const asked = situationOf(each)
  const others: readonly ContractCase[] = casesOf(contract)
  return others.find((other) => other.assume && situationOf(other) === asked && agrees(other))?.assume
}

function situationOf({ request, before, advance }: ContractCase): string {
  return JSON.stringify([request.as, before, advance])
}

function restingOn(operationId: string): string[] {
  return rules
    .filter((rule) => [...operationsOf(rule)].some((operation) => operation === operationId))
    .map(({ id }) => id)
}
