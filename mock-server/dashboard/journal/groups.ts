import type { RequestEntry } from '../../control/journal/requests.js'
import { statusBadge } from '../parts/badge.js'
import { button, h } from '../parts/dom.js'
import type { PlaceChange } from '../place.js'

interface Group {
  readonly newest: RequestEntry
  readonly count: number
}

/** Requests that were rejected for the same reason, the most frequent first, and then accepted requests by operation. */
export function groupsOf(entries: readonly RequestEntry[]): readonly Group[] {
  const groups = new Map<string, { newest: RequestEntry; count: number }>()
  for (const entry of entries) {
    const { status, operation, rule, reason } = entry
    const key = JSON.stringify([status, rule ?? operation, reason])
    const group = groups.get(key)
    if (!group) groups.set(key, { newest: entry, count: 1 })
    else {
      group.count += 1
      group.newest = entry
    }
  }
  const isAccepted = ({ newest }: Group) => Number(newest.rule === undefined)
  return [...groups.values()].toSorted(
    (one, other) => isAccepted(one) - isAccepted(other) || other.count - one.count,
  )
}

/** A group instead of its requests. Selecting it lists them. */
export function groupRow({ newest, count }: Group, go: (change: PlaceChange) => void): HTMLElement {
  const { status, rule, reason, operation, method, target } = newest
  const filter = rule === undefined ? { operation, status: String(status) } : { rule, reason }
  const row = button('', () => go({ ...filter, grouped: undefined }), { class: 'row group' })
  row.append(
    statusBadge(status),
    h('span', { class: 'what' }, h('b', {}, `${count} ×`), ` ${rule ?? operation ?? `${method} ${target}`}`),
    h('time', { class: 'when', datetime: newest.at }, `last ${newest.at.slice(11, 19)}`),
    h('span', { class: 'reason', title: reason ?? '' }, reason ?? 'accepted'),
  )
  if (reason !== undefined) row.classList.add('rejected')
  return row
}
