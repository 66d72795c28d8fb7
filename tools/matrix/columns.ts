import { rules } from '../../kit/rules/index.js'
import { runRule } from '../../kit/runner/run-rule.js'
import type { Client } from '../../kit/model/client.js'
import { operationsOf, type Rule, type RuleId } from '../../kit/model/rule.js'
import type { Verdict } from '../../kit/model/verdict.js'
import { profileFor, type Profile } from '../../contracts/api/profiles.js'
import { supportedProfiles } from '../../fixtures/clients/typescript/abilities.js'
import { helpless } from '../../fixtures/clients/typescript/helpless.js'
import { alsoBreaks } from '../../fixtures/clients/typescript/mutants/also-breaks.js'
import { mutants } from '../../fixtures/clients/typescript/mutants/index.js'
import { Recorder } from '../../fixtures/clients/typescript/recorder.js'
import { openAdapter } from '../../kit/drivers/adapter-client.js'
import { openLocal, environment } from '../../fixtures/clients/run-rule.js'
import { isWatched, watched, type Watched } from './watched.js'
import type { Chance } from '../../kit/model/result.js'

/** One client of the matrix. */
export interface Column {
  readonly name: string
  /** `reference` breaks no rule, `helpless` passes no rule, `flawed` breaks exactly the rules that name it. */
  readonly kind: 'reference' | 'helpless' | 'flawed'
  readonly open: () => Promise<Client>
  /** Runs the rules that have this profile, except those that run in it without being asked. */
  readonly profile?: Profile
  /** Whether the open client is used for the next rule, because opening it is slow. */
  readonly reused?: true
}

const python = ['python3', 'fixtures/clients/python/adapter.py']

/** A client in the profile that each rule prefers, and in each profile. */
function inProfiles(column: Column): Column[] {
  const { name } = column
  return [
    column,
    ...supportedProfiles.map((profile) => ({ ...column, name: `${name} in ${profile}`, profile })),
  ]
}

/** Every client, references first. */
export const columns: readonly Column[] = [
  ...inProfiles({
    name: 'typescript',
    kind: 'reference',
    open: () => openLocal('typescript', (config) => new Recorder(config)),
  }),
  { name: 'python', kind: 'reference', open: () => openAdapter({ command: python }), reused: true },
  ...Object.entries(helpless).flatMap(([name, create]) =>
    inProfiles({ name, kind: 'helpless', open: () => openLocal(name, create) }),
  ),
  ...Object.entries(mutants).map(([name, create]) => ({
    name,
    kind: 'flawed' as const,
    open: () => openLocal(name, create),
  })),
]

/** The rules that a flawed client must break: those that name it, and those in `alsoBreaks`. */
export function mustBreak(name: string): ReadonlySet<RuleId> {
  const named = rules.filter((rule) => {
    const near = rule.nearMisses?.[name]
    return rule.mutants.includes(name) || near === 'fail' || near === 'warn'
  })
  return new Set([...named.map(({ id }) => id), ...(alsoBreaks[name] ?? [])])
}

/** Whether a verdict is expected of a client for a rule. */
export function hasClaim(id: RuleId | undefined, column: Column | undefined): boolean {
  if (id === undefined || column === undefined) return false
  const near = rules.find((rule) => rule.id === id)?.nearMisses?.[column.name]
  return column.kind !== 'flawed' || near !== undefined || mustBreak(column.name).has(id)
}

/**
 * Whether a rule runs against a client. A property rule (PROP) detects nearly every flaw and needs hundreds of runs, so
 * it runs only for clients with an expected verdict.
 */
export function isPair(rule: Rule, column: Column): boolean {
  if (rule.id.startsWith('CX-PROP-') && !hasClaim(rule.id, column)) return false
  const { profile } = column
  if (profile === undefined) return true
  const { profiles } = rule
  const chosen = (client: readonly Profile[], preferred?: Profile) =>
    profileFor({ profiles, operations: operationsOf(rule) }, { profiles: client }, preferred)
  return chosen(supportedProfiles) !== profile && chosen(supportedProfiles, profile) === profile
}

export interface MatrixCell {
  readonly rule: RuleId
  readonly client: string
  readonly verdict: Verdict
  /** The reason or the findings. */
  readonly message: string
  readonly reason?: string
  /** Absent if the rule could not run. */
  readonly profile?: Profile
  /** What `cxone-mock observe` would say of the same requests. Present if it can judge the rule, and must. */
  readonly watched?: Watched
  readonly durationMs: number
}

/** A fixed seed and number of runs: many for flawed clients, so that the flaw shows, and few for the others. */
const chanceOf = ({ kind }: Column): Chance => ({ seed: 1, runs: kind === 'flawed' ? 200 : 10 })

/** Runs rules against clients, each rule with a new test server. */
export class RuleRunner {
  readonly #idle = new Map<Column, Client[]>()

  async cell(rule: Rule, column: Column): Promise<MatrixCell> {
    const client = this.#idle.get(column)?.pop() ?? (await opened(column))
    if (client instanceof Error) {
      const { name } = column
      return { rule: rule.id, client: name, verdict: 'client-error', message: client.message, durationMs: 0 }
    }
    const result = await runRule(rule, client, {
      ...environment,
      chance: chanceOf(column),
      neverSaysKinds: mustBreak(column.name).has('CX-ERR-012'),
      ...(column.profile && { profile: column.profile }),
    })
    const { verdict, reason, findings, profile, durationMs, clientLost } = result
    if (column.reused && !clientLost) this.#idle.set(column, [...(this.#idle.get(column) ?? []), client])
    else await client.close()
    const message = reason ?? findings.map((each) => `${each.code}: ${each.message}`).join(' ')
    return {
      rule: rule.id,
      client: column.name,
      verdict,
      message,
      ...(reason !== undefined && { reason }),
      ...(profile && { profile }),
      ...(isWatched(rule, column.name) && { watched: watched(rule, result.transcript) }),
      durationMs,
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#idle.values()].flat().map((client) => client.close()))
  }
}

async function opened({ open }: Column): Promise<Client | Error> {
  try {
    return await open()
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}
