import type { RequestEntry } from '../../control/journal/requests.js'
import type { Place } from '../place.js'
import type { CallIndex } from './call-index.js'

const texts = new WeakMap<RequestEntry, string>()

/** Whether a request is listed. */
export function filterOf(place: Place, calls: CallIndex): (entry: RequestEntry) => boolean {
  const { status = '', operation, client, recording, rule, reason, rejected } = place
  const text = place.text?.trim().toLowerCase() ?? ''
  return (entry) =>
    (rejected === undefined || entry.rule !== undefined) &&
    (status === '' || String(entry.status).startsWith(status)) &&
    (operation === undefined || entry.operation === operation) &&
    (client === undefined || entry.client === client) &&
    (rule === undefined || entry.rule === rule) &&
    (reason === undefined || entry.reason === reason) &&
    (recording === undefined || calls.recordingOf(entry) === recording) &&
    (text === '' || textOf(entry).includes(text))
}

function textOf(entry: RequestEntry): string {
  const known = texts.get(entry)
  if (known !== undefined) return known
  const { method, target, status, operation, client, rule, reason, note, fault, id, request } = entry
  const all = [method, target, status, operation, client, rule, reason, note, fault, id, request.body]
  const text = all.join(' ').toLowerCase()
  texts.set(entry, text)
  return text
}
