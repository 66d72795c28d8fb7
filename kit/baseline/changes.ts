import { isMap, isSeq, parseDocument } from 'yaml'

/** The number of entries that an update added and removed. */
export interface BaselineChanges {
  readonly added: number
  readonly removed: number
}

/** Compares a baseline before and after an update. */
export function changesOf(before: string | undefined, after: string): BaselineChanges {
  const [old, now] = [keysIn(before ?? ''), keysIn(after)]
  return {
    added: now.filter((key) => !old.includes(key)).length,
    removed: old.filter((key) => !now.includes(key)).length,
  }
}

function keysIn(text: string): string[] {
  const list = parseDocument(text, { schema: 'core' }).get('known')
  if (!isSeq(list)) return []
  return list.items.flatMap((entry) =>
    isMap(entry) ? [`${String(entry.get('rule'))} ${String(entry.get('finding'))}`] : [],
  )
}
