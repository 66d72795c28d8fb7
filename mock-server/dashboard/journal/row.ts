import type { RequestEntry } from '../../control/journal/requests.js'
import { badge, statusBadge } from '../parts/badge.js'
import { h } from '../parts/dom.js'
import { splitTarget } from './split-target.js'

/** One request in the list: what was asked, of which recording, and why it was rejected or what it changed. */
export function requestRow(entry: RequestEntry, recording: string, isSelected: boolean): HTMLButtonElement {
  const { id, at, method, target, status, operation, client, reason, note, fault, changed = [] } = entry
  const text = reason ?? note ?? changed.join(', ')
  const { start, end } = splitTarget(target)
  const row = h(
    'button',
    { type: 'button', class: 'row', 'data-id': id },
    statusBadge(status),
    h(
      'span',
      { class: 'what', title: `${method} ${target}` },
      h('b', {}, method),
      h('span', { class: 'start' }, ` ${start}`),
      h('span', { class: 'end' }, end),
    ),
    h('span', { class: 'of', title: recording }, recording),
    h('time', { class: 'when', datetime: at }, at.slice(11, 19)),
    h(
      'span',
      { class: 'reason', title: text },
      fault !== undefined && badge('fault', 'bad'),
      fault !== undefined && ' ',
      [operation, text === '' ? client : text].filter(Boolean).join(' · ') || 'accepted',
    ),
  )
  if (reason !== undefined) row.classList.add('rejected')
  else if (note !== undefined) row.classList.add('noted')
  if (isSelected) row.setAttribute('aria-current', 'true')
  return row
}
