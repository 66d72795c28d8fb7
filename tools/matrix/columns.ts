import { rules } from '../../kit/rules/index.js'
import { runRule } from '../../kit/runner/run-rule.js'
import type { Client } from '../../kit/model/client.js'
import type { Rule, RuleId } from '../../kit/model/rule.js'
import type { Verdict } from '../../kit/model/verdict.js'
import { helpless } from '../../fixtures/clients/typescript/helpless.js'
import { alsoBreaks } from '../../fixtures/clients/typescript/mutants/also-breaks.js'
import { mutants } from '../../fixtures/clients/typescript/mutants/index.js'
import { Recorder } from '../../fixtures/clients/typescript/recorder.js'
import { openAdapter } from '../../kit/drivers/adapter-client.js'
import { openLocal, environment } from '../../fixtures/clients/run-rule.js'
import type { Chance } from '../../kit/model/result.js'

/** One client of the matrix. */
export interface Column {
  readonly name: string
  /** `reference` breaks no rule, `helpless` passes no rule, `flawed` breaks exactly the rules that name it. */
  readonly kind: 'reference' | 'helpless' | 'flawed'
  readonly open: () => Promise<Client>
  /** Whether the open client is used for the next rule, because opening it is slow. */
  readonly reused?: true
}

const python = ['python3', 'fixtures/clients/python/adapter.py']

/** Every client, references first. */
export const columns: readonly Column[] = [
  {
    name: 'typescript',
    kind: 'reference',
    open: () => openLocal('typescript', (config) => new Recorder(config)),
  },
  { name: 'python', kind: 'reference', open: () => openAdapter({ command: python }), reused: true },
  ...Object.entries(helpless).map(([name, create]) => ({
    name,
    kind: 'helpless' as const,
    open: () => openLocal(name, create),
  })),
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
  return column.kind === 'reference' || near !== undefined || mustBreak(column.name).has(id)
}

export interface MatrixCell {
  readonly rule: RuleId
  readonly client: string
  readonly verdict: Verdict
  /** The reason or the findings. */
  readonly message: string
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
    const { verdict, reason, findings, durationMs, clientLost } = await runRule(rule, client, {
      ...environment,
      chance: chanceOf(column),
      neverSaysKinds: mustBreak(column.name).has('CX-ERR-012'),
    })
    if (column.reused && !clientLost) this.#idle.set(column, [...(this.#idle.get(column) ?? []), client])
    else await client.close()
    const message = reason ?? findings.map((each) => `${each.code}: ${each.message}`).join(' ')
    return { rule: rule.id, client: column.name, verdict, message, durationMs }
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
