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
  /** The cases in the order in which most of them can run. Default: as they are. */
  arrange?(cases: readonly Planned[]): Promise<readonly Planned[]>
  /** Called with the result of each case that was planned. */
  ran?(planned: Planned, result: Verified): void
  /** The path of the token endpoint for a client or user of the demo scenario. */
  tokenPath(name: string): string
}

/** The server did not respond in time. */
export class NoAnswer extends Error {}

export interface Verified {
  readonly operationId: string
  readonly name: string
  /** `ruled-out`: a case of a variant, when the response to the same request shows that the variant does not hold. */
  readonly verdict: 'agrees' | 'drifts' | 'ruled-out' | 'skipped' | 'error'
  readonly drift: readonly Drift[]
  /** Fields that the contract does not have. A client is expected to ignore them. */
  readonly notes: readonly Drift[]
  /** Why it was skipped, or why the server could not be reached. */
  readonly reason?: string
  /** Set if the server did not respond in time. */
  readonly timedOut?: true
  /** The variant of the ambiguity register that matches the response of the server. */
  readonly assume?: Readonly<Record<string, string>>
  /** The cases of variants that the response decides too, and whether each of them holds. */
  readonly variants: readonly { readonly name: string; readonly holds: boolean }[]
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
  const result = await resultOf(target, planned)
  target.ran?.(planned, result)
  return result
}

async function resultOf(target: Target, planned: Planned): Promise<Verified> {
  const { contract, each } = planned
  const verified = (verdict: Verified['verdict'], more: Partial<Verified> = {}): Verified => ({
    operationId: contract.operationId,
    name: each.name,
    verdict,
    drift: [],
    notes: [],
    variants: [],
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
    const drifts = (expect: ContractCase['expect']) => driftOf(contract, expect, reply, target.exact)
    const all = drifts(each.expect)
    const [drift, notes] = [all.filter((drift) => !isNote(drift)), all.filter(isNote)]
    const variants = variantsOf(planned).map(({ name, expect }) => ({
      name,
      holds: drifts(expect).every(isNote),
    }))
    const assume =
      drift.length === 0 ? undefined : matchingVariant(planned, ({ expect }) => drifts(expect).every(isNote))
    return verified(drift.length === 0 ? 'agrees' : 'drifts', {
      drift,
      notes,
      variants,
      ...(assume ? { assume } : {}),
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return verified('error', { reason, ...(error instanceof NoAnswer && { timedOut: true }) })
  }
}

/** An additional field breaks no client that ignores what it does not know. */
const isNote = (drift: Drift): boolean => drift.class === 'schema-extra'

/** The cases of variants in which the same request is sent in the same situation. */
export function variantsOf({ contract, each }: Planned): readonly ContractCase[] {
  const situation = situationOf(each)
  const cases: readonly ContractCase[] = casesOf(contract)
  return cases.filter((other) => other.assume && other !== each && situationOf(other) === situation)
}

/** The variant of another case with a similar request that matches the response. */
function matchingVariant(
  { contract, each }: Planned,
  agrees: (other: ContractCase) => boolean,
): Readonly<Record<string, string>> | undefined {
  const cases: readonly ContractCase[] = casesOf(contract)
  const kind = kindOf(each)
  return cases.find((other) => other.assume && kindOf(other) === kind && agrees(other))?.assume
}

/** What is the same for requests with the same purpose: a body may differ in everything but its action. */
function kindOf({ request, before, advance }: ContractCase): string {
  const { as, path, method, params, query, headers, json, text = '' } = request
  const action = /"action":"(\w+)"/.exec(json === undefined ? text : JSON.stringify(json))?.[1]
  return JSON.stringify([as, path, method, params, query, headers, action, before, advance])
}

/** The results, with those of variants that needed no request of their own. */
export function withVariants(results: readonly Verified[]): readonly Verified[] {
  const decided = new Map(
    results.flatMap(({ operationId, variants }) =>
      variants.map(({ name, holds }) => [`${operationId} ${name}`, holds] as const),
    ),
  )
  return results.map((result) => {
    const holds = decided.get(`${result.operationId} ${result.name}`)
    if (result.verdict !== 'skipped' || holds === undefined) return result
    const { reason: _, ...rest } = result
    return { ...rest, verdict: holds ? 'agrees' : 'ruled-out' }
  })
}

function situationOf({ request, before, advance, settle, world }: ContractCase): string {
  return JSON.stringify([request, before, advance, settle, world])
}

function rulesUsing(operationId: string): string[] {
  return rules
    .filter((rule) => [...operationsOf(rule)].some((operation) => operation === operationId))
    .map(({ id }) => id)
}
