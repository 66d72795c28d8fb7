import type { RequestEntry } from '../../control/journal/requests.js'

export interface Filter {
  /** Part of what a row shows, in any case. */
  readonly text: string
  /** The first digit of the status; empty for any. */
  readonly status: string
  readonly refusedOnly: boolean
}

export function passes(entry: RequestEntry, { text, status, refusedOnly }: Filter): boolean {
  if (refusedOnly && entry.rule === undefined) return false
  if (!String(entry.status).startsWith(status)) return false
  if (text === '') return true
  const { method, target, operation, client, rule, reason, note, fault, id } = entry
  const shown = [method, target, entry.status, operation, client, rule, reason, note, fault, id].join(' ')
  return shown.toLowerCase().includes(text.toLowerCase())
}
