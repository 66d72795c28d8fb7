import { rules } from '../kit/rules/index.js'
import { runRule } from '../kit/runner/run-rule.js'
import type { Client } from '../kit/model/client.js'
import type { Rule, RuleId } from '../kit/model/rule.js'
import type { Verdict } from '../kit/model/verdict.js'
import { helpless } from '../fixtures/clients/typescript/helpless.js'
import { alsoBreaks } from '../fixtures/clients/typescript/mutants/also-breaks.js'
import { mutants } from '../fixtures/clients/typescript/mutants/index.js'
import { Recorder } from '../fixtures/clients/typescript/recorder.js'
import { openAdapter } from '../kit/drivers/adapter-client.js'
import { openLocal, surroundings } from '../fixtures/clients/run-rule.js'
import type { Chance } from '../kit/model/result.js'

/** One client of the matrix: what it is, and how it is made. */
export interface Column {
  readonly name: string
  /** `reference` breaks nothing; `helpless` passes nothing; `flawed` breaks what is said of it, and nothing else. */
  readonly kind: 'reference' | 'helpless' | 'flawed'
  readonly open: () => Promise<Client>
  /** It takes long to open, and is as good for the next rule. */
  readonly kept?: true
}

const python = ['python3', 'fixtures/clients/python/adapter.py']

/** Every client, the references first. */
export const columns: readonly Column[] = [
  {
    name: 'typescript',
    kind: 'reference',
    open: () => openLocal('typescript', (config) => new Recorder(config)),
  },
  { name: 'python', kind: 'reference', open: () => openAdapter({ command: python }), kept: true },
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

/** Rules that a flawed client has to break: those that name it, and those that are listed beside it. */
export function mustBreak(name: string): ReadonlySet<RuleId> {
  const named = rules.filter((rule) => {
    const near = rule.nearMisses?.[name]
    return rule.mutants.includes(name) || near === 'fail' || near === 'warn'
  })
  return new Set([...named.map(({ id }) => id), ...(alsoBreaks[name] ?? [])])
}

/** Whether something is said of how a client keeps a rule, more than that it may or may not reach its point. */
export function hasClaim(id: RuleId | undefined, column: Column | undefined): boolean {
  if (id === undefined || column === undefined) return false
  const near = rules.find((rule) => rule.id === id)?.nearMisses?.[column.name]
  return column.kind === 'reference' || near !== undefined || mustBreak(column.name).has(id)
}

export interface MatrixCell {
  readonly rule: RuleId
  readonly client: string
  readonly verdict: Verdict
  readonly said: string
  readonly durationMs: number
}

/** The same rounds each time: enough for a flaw to show, few for those that have none. */
const chanceOf = ({ kind }: Column): Chance => ({ seed: 1, runs: kind === 'flawed' ? 200 : 10 })

/** Puts rules to clients, each in a room of its own. */
export class RuleRunner {
  readonly #idle = new Map<Column, Client[]>()

  async cell(rule: Rule, column: Column): Promise<MatrixCell> {
    const client = this.#idle.get(column)?.pop() ?? (await opened(column))
    if (client instanceof Error) {
      const { name } = column
      return { rule: rule.id, client: name, verdict: 'client-error', said: client.message, durationMs: 0 }
    }
    const { verdict, reason, findings, durationMs, clientLost } = await runRule(rule, client, {
      ...surroundings,
      chance: chanceOf(column),
    })
    if (column.kept && !clientLost) this.#idle.set(column, [...(this.#idle.get(column) ?? []), client])
    else await client.close()
    const said = reason ?? findings.map(({ code, message }) => `${code}: ${message}`).join(' ')
    return { rule: rule.id, client: column.name, verdict, said, durationMs }
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
