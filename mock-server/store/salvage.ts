import type { Key } from './engine.js'
import { layoutVersion, mockKey, type StoredBase } from './layout.js'
import { version } from '../control/version.js'

interface StoredRecord {
  readonly key: Key
  readonly value: unknown
}

/** What can be used of the records of a store, and what cannot, in words. */
export interface Salvage {
  readonly records: readonly StoredRecord[]
  readonly sandboxes: readonly SandboxSummary[]
  readonly problems: readonly string[]
}

/** A sandbox that can continue. */
interface SandboxSummary {
  readonly id: string
  readonly requests: number
  readonly recordings: number
  /** Changes since its whole state was stored. */
  readonly entries: number
  readonly bytes: number
}

/**
 * Finds what a mock can continue from: of each sandbox the last whole state, and the entries after it without a gap.
 * @param records in any order
 */
export function salvage(records: Iterable<StoredRecord>): Salvage {
  const byKind = new Map<string, StoredRecord[]>()
  const bySandbox = new Map<string, StoredRecord[]>()
  for (const record of records) {
    const [kind, id] = record.key
    const isOfSandbox = kind === 'base' || kind === 'part' || kind === 'entry'
    const map = isOfSandbox ? bySandbox : byKind
    const name = String(isOfSandbox ? id : kind)
    map.set(name, [...(map.get(name) ?? []), record])
  }
  const problems: string[] = []
  const kept = [...byKind.values()].flat()
  const sandboxes: SandboxSummary[] = []
  for (const [id, own] of bySandbox) {
    const usable = usableOf(id, own, problems)
    if (!usable) continue
    kept.push(...usable.records)
    sandboxes.push(usable.summary)
  }
  if (!byKind.has('mock')) kept.push(...mockRecordFrom(kept, problems))
  return { records: kept, sandboxes, problems }
}

/** The default sandbox has the seed of the mock. */
function mockRecordFrom(kept: readonly StoredRecord[], problems: string[]): StoredRecord[] {
  const main = kept.find(({ key }) => key[0] === 'base' && key[1] === 'default')
  if (!main) {
    problems.push('The seed is lost, so nothing can be continued.')
    return []
  }
  problems.push('The record of the seed was lost. It was made again from the default sandbox.')
  const { seed } = main.value as StoredBase
  return [{ key: mockKey, value: { layout: layoutVersion, madeBy: version, seed } }]
}

function usableOf(
  id: string,
  records: readonly StoredRecord[],
  problems: string[],
): { readonly records: readonly StoredRecord[]; readonly summary: SandboxSummary } | undefined {
  const baseRecord = records.find(({ key }) => key[0] === 'base')
  const parts = records.filter(({ key }) => key[0] === 'part')
  if (!baseRecord) {
    problems.push(`Sandbox ${id}: its state is lost.`)
    return undefined
  }
  const base = baseRecord.value as StoredBase
  if (parts.length !== base.parts) {
    problems.push(
      `Sandbox ${id}: ${parts.length} of ${base.parts} parts of its state are left, so it is lost.`,
    )
    return undefined
  }
  const numbered = new Map(
    records.flatMap((record) =>
      record.key[0] === 'entry' ? [[Number(record.key[2]), record] as const] : [],
    ),
  )
  const entries: StoredRecord[] = []
  for (let number = base.entry + 1; ; number += 1) {
    const entry = numbered.get(number)
    if (!entry) break
    entries.push(entry)
  }
  if (entries.length < numbered.size) {
    const lost = numbered.size - entries.length
    problems.push(`Sandbox ${id}: ${lost} changes after change ${base.entry + entries.length} are lost.`)
  }
  const usable = [baseRecord, ...parts, ...entries]
  return { records: usable, summary: summaryOf(base, parts, entries, usable) }
}

function summaryOf(
  { id, state }: StoredBase,
  parts: readonly StoredRecord[],
  entries: readonly StoredRecord[],
  all: readonly StoredRecord[],
): SandboxSummary {
  const last = entries.at(-1)?.value as { readonly requests: number } | undefined
  const inParts = parts
    .map(({ value }) => value as { readonly list: string; readonly items: readonly unknown[] })
    .filter(({ list }) => list === 'recordings')
    .reduce((sum, { items }) => sum + items.length, 0)
  return {
    id,
    requests: last?.requests ?? state.requests,
    recordings: state.world.recordings.length + inParts,
    entries: entries.length,
    bytes: all.reduce((sum, { value }) => sum + JSON.stringify(value).length, 0),
  }
}
