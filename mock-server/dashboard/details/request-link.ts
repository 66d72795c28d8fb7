import type { RequestEntry } from '../../control/journal/requests.js'
import { statusBadge } from '../parts/badge.js'
import { h } from '../parts/dom.js'

/** A request in one line that leads to it. */
export function requestLink(entry: RequestEntry, href: string): HTMLElement {
  const { at, status, operation, method, target, reason } = entry
  return h(
    'span',
    { class: 'request-link' },
    statusBadge(status),
    ' ',
    h('a', { href }, operation ?? `${method} ${target}`),
    ' ',
    h('time', { datetime: at }, at.slice(11, 19)),
    reason !== undefined && h('span', { class: 'hint block' }, reason),
  )
}
