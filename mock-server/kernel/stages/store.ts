import type { PlainResponse } from '../../http/message.js'
import { Superseded } from '../../sandbox/changes.js'
import { responseOf, type RequestContext } from '../context.js'
import { notStored } from '../mock-errors.js'
import { addHeaders, exchangeOf, render, tell } from './respond.js'

/**
 * Waits until everything that the request has changed is stored. If that fails: 503. Nothing has changed then, unless the
 * connection to a shared store was lost while it stored the request.
 */
export function store(context: RequestContext): Promise<PlainResponse | undefined> | undefined {
  const {
    parts: { store: kept },
    stored,
    sandbox,
    storeFailure,
  } = context
  if (!kept || stored) return undefined
  context.stored = true
  if (kept.isShared && storeFailure) {
    kept.abandon(sandbox, storeFailure)
    return Promise.resolve(reject(context, storeFailure, false))
  }
  return kept.flushed(sandbox).then(
    () => {
      tell(context)
      return undefined
    },
    (error: unknown) => {
      if (error instanceof Superseded) throw error
      return reject(context, error, kept.isShared)
    },
  )
}

function reject(context: RequestContext, error: unknown, isUnknown: boolean): PlainResponse {
  context.rejection = notStored(error, isUnknown)
  context.rejectedAt = 'store'
  context.response = render(context)
  addHeaders(context)
  // Only in memory: the store could not keep it.
  context.exchange = exchangeOf(context)
  context.sandbox.journal.record(context.exchange)
  tell(context)
  return responseOf(context)
}
