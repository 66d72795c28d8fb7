import type { TraceHeaders } from '../model/exchange.js'
import { sameUrl } from './compare-body.js'
import type { Difference } from '../model/difference.js'
import type { Names } from './names.js'

/** Headers that matter to a client, and how they are compared. */
export const compared: Readonly<Record<string, 'type' | 'presence' | 'list' | 'value' | 'url'>> = {
  'content-type': 'type',
  'www-authenticate': 'value',
  'retry-after': 'presence',
  allow: 'list',
  location: 'url',
  'inin-correlation-id': 'presence',
  icstatuscode: 'value',
  icstatusdescription: 'value',
  'access-control-allow-origin': 'presence',
}

/** The differences between the headers of two responses with the same status. None if the trace has no headers. */
export function headerDifferences(recorded: TraceHeaders, mock: TraceHeaders, names: Names): Difference[] {
  if (Object.keys(recorded).length === 0) return []
  return Object.entries(compared).flatMap(([name, by]): Difference[] => {
    const [one, other] = [recorded[name], mock[name]]
    const found = (ours: string, theirs: string): Difference[] => [
      { weight: 'difference', kind: 'header', at: `header ${name}`, recorded: ours, mock: theirs },
    ]
    if (one === undefined && other === undefined) return []
    if (one === undefined || other === undefined) {
      return found(one === undefined ? 'no header' : 'present', other === undefined ? 'no header' : 'present')
    }
    if (by === 'presence') return []
    if (by === 'url') return sameUrl(one, other, names) ? [] : found('another URL', 'a URL')
    const [ours, theirs] = [canonical(one, by), canonical(other, by)]
    return ours === theirs ? [] : found(ours.slice(0, 80), theirs.slice(0, 80))
  })
}

function canonical(value: string, by: 'type' | 'list' | 'value'): string {
  if (by === 'type') return (value.split(';')[0] ?? '').trim().toLowerCase()
  if (by === 'value') return value.trim()
  return value
    .split(',')
    .map((each) => each.trim().toUpperCase())
    .toSorted()
    .join(', ')
}
