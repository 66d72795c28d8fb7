import type { CallView } from '../../control/calls/calls.js'
import type { RequestEntry } from '../../control/journal/requests.js'
import { parsed } from '../parts/pretty.js'

const idNames = ['recordingId', 'conversationId', 'conferenceId', 'contactId', 'userId']
const idsOfEntry = new WeakMap<RequestEntry, readonly string[]>()

/** Finds the call that a request is about. */
export class CallIndex {
  readonly #byId = new Map<string, CallView>()

  constructor(calls: readonly CallView[] = []) {
    for (const call of calls) {
      const { recordingId, conversationId, conferenceId, contactId, userIds, state } = call
      const ids = [
        recordingId,
        conversationId,
        conferenceId,
        String(contactId),
        ...(state === 'ended' ? [] : userIds),
      ]
      for (const id of ids) this.#byId.set(id, call)
    }
  }

  callOf(entry: RequestEntry): CallView | undefined {
    for (const id of idsIn(entry)) {
      const call = this.#byId.get(id)
      if (call) return call
    }
    return undefined
  }

  /** The recording that a request is about, or the id that the client sent. Empty when it is about none. */
  recordingOf(entry: RequestEntry): string {
    return this.callOf(entry)?.recordingId ?? sentIds(entry)[0] ?? ''
  }
}

function idsIn(entry: RequestEntry): readonly string[] {
  const known = idsOfEntry.get(entry)
  if (known) return known
  const changed = entry.changed?.map((text) => text.split(':', 1)[0] ?? '') ?? []
  const inTarget = entry.target.split(/[/?&=]/).flatMap((part) => (part === '' ? [] : decoded(part)))
  const ids = [...changed, ...sentIds(entry), ...inTarget]
  idsOfEntry.set(entry, ids)
  return ids
}

function sentIds({ request: { body } }: RequestEntry): string[] {
  if (!body.startsWith('{')) return []
  const fields: Readonly<Record<string, unknown>> = { ...parsed(body) }
  return idNames.flatMap((name) => {
    const value = fields[name]
    return typeof value === 'string' || typeof value === 'number' ? [String(value)] : []
  })
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
