import type { SandboxState } from '../sandbox/changes.js'
import type { IssuanceState } from '../sandbox/issuance-history.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import type { Snapshot } from '../world/snapshot.js'
import { StoreError, type Engine, type Key, type Write } from './engine.js'
import type { Entry } from './fact.js'
import { withoutSecrets, type KeptScenario } from './scenario-digests.js'
import { storedExchange } from './stored-exchange.js'

/** The version of this layout. A store of another version is left alone. */
export const layoutVersion = 1

/** Facts about the whole store. */
export interface StoredMock {
  readonly layout: number
  /** The version of cxone-mock that made it. */
  readonly madeBy: string
  readonly seed: string
  /** In a shared store: tells it from one that was made after its data was lost. */
  readonly id?: string
}

/** The whole state of a sandbox after an entry. The long lists of its World are in parts of their own. */
export interface StoredBase {
  readonly id: string
  readonly seed: string
  readonly idleSeconds?: number | undefined
  readonly scenario: KeptScenario
  /** The number of the last entry that it includes. */
  readonly entry: number
  readonly parts: number
  readonly state: SandboxState
  /** In a shared store: tells the sandbox from an earlier or a later one with its id. */
  readonly creation?: string
}

interface Part {
  readonly list: string
  readonly items: readonly unknown[]
}

/** The history of a deleted sandbox. */
export interface StoredHistory {
  readonly id: string
  readonly seed: string
  readonly history: IssuanceState
}

/** Every key has at least two parts, because LMDB returns a key with one part as that part. */
export const mockKey: Key = ['mock', 0]
export const deletedCountsKey: Key = ['deleted-counts', 0]
export const historyKey = (id: string, seed: string): Key => ['history', id, seed]
export const entryKey = (id: string, entry: number): Key => ['entry', id, entry]

/** Items in one part: no value of a store is very long. */
const partLength = 5000

/** The whole state of a sandbox without secrets. */
function baseFor(sandbox: Sandbox, entry: number): StoredBase {
  const { id, seed, idleSeconds, scenario, state } = sandbox
  const { journal } = state
  const exchanges = journal.exchanges.map((each) => storedExchange(sandbox, each))
  return {
    id,
    seed,
    idleSeconds,
    scenario: withoutSecrets(scenario),
    entry,
    parts: 0,
    state: { ...state, journal: { ...journal, exchanges } },
  }
}

/** The whole state in one text. */
export function wholeText(sandbox: Sandbox, creation: string): string {
  return JSON.stringify({ ...baseFor(sandbox, 0), creation } satisfies StoredBase)
}

export function baseOf(text: string): StoredBase {
  return JSON.parse(text) as StoredBase
}

/** Writes the whole state, which replaces all entries so far. */
export function wholeState(sandbox: Sandbox, entry: number): Write[] {
  const { id } = sandbox
  const base = baseFor(sandbox, entry)
  const { rest, parts } = apart(base.state.world)
  const value: StoredBase = { ...base, parts: parts.length, state: { ...base.state, world: rest } }
  return [
    { removeUnder: ['part', id] },
    ...parts.map((part, index): Write => ({ put: ['part', id, index], value: part })),
    { put: ['base', id], value },
    { removeUnder: ['entry', id], upTo: entry },
  ]
}

/** The history of a deleted sandbox in one text. */
export function historyText({ id, seed, history }: Sandbox): string {
  return JSON.stringify({ id, seed, history: history.state } satisfies StoredHistory)
}

/** Removes a sandbox. Its history stays. */
export function removal({ id, seed, history }: Sandbox): Write[] {
  const kept: StoredHistory = { id, seed, history: history.state }
  return [
    { remove: ['base', id] },
    { removeUnder: ['part', id] },
    { removeUnder: ['entry', id] },
    { put: historyKey(id, seed), value: kept },
  ]
}

function apart(world: Snapshot): { readonly rest: Snapshot; readonly parts: readonly Part[] } {
  const parts: Part[] = []
  const rest = Object.entries(world).map(([name, value]): [string, unknown] => {
    if (!Array.isArray(value) || value.length <= partLength) return [name, value]
    for (let start = 0; start < value.length; start += partLength) {
      parts.push({ list: name, items: value.slice(start, start + partLength) })
    }
    return [name, []]
  })
  return { rest: Object.fromEntries(rest) as unknown as Snapshot, parts }
}

/** The last whole state of a sandbox. @throws {StoreError} when it is not complete */
export function readBase(engine: Engine, id: string): StoredBase {
  const base = engine.get(['base', id]) as StoredBase | undefined
  if (!base) throw new StoreError(`${engine.name} has no state of the sandbox ${id}.`)
  const world: Record<string, unknown> = { ...base.state.world }
  let count = 0
  for (const { value } of engine.under(['part', id])) {
    const { list, items } = value as Part
    world[list] = [...(world[list] as readonly unknown[]), ...items]
    count += 1
  }
  if (count !== base.parts) {
    throw new StoreError(`${engine.name} has ${count} of ${base.parts} parts of the sandbox ${id}.`)
  }
  return { ...base, state: { ...base.state, world: world as unknown as Snapshot } }
}

/** The entries after the last whole state, in order. @throws {StoreError} when one is missing */
export function* readEntries(engine: Engine, id: string, after: number): Generator<Entry> {
  let expected = after + 1
  for (const { key, value } of engine.under(['entry', id])) {
    if (key[2] !== expected)
      throw new StoreError(`${engine.name} lacks the entry ${expected} of the sandbox ${id}.`)
    yield value as Entry
    expected += 1
  }
}
