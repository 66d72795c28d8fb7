import type { RequestEntry } from '../../control/journal/requests.js'

export interface Filter {
  /** Text that a row must contain. Case does not matter. */
  readonly text: string
  /** The first digit of the status. Empty for any status. */
  readonly status: string
  readonly rejectedOnly: boolean
}

export function passes(entry: RequestEntry, { text, status, rejectedOnly }: Filter): boolean {
  if (rejectedOnly && entry.rule === undefined) return false
  if (!String(entry.status).startsWith(status)) return false
  if (text === '') return true
  const { method, target, operation, client, rule, reason, note, fault, id } = entry
  const shown = [method, target, entry.status, operation, client, rule, reason, note, fault, id].join(' ')
  return shown.toLowerCase().includes(text.toLowerCase())
}
