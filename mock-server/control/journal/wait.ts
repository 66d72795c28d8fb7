import type { RequestEntry } from './request-entry.js'
import { ControlError } from '../error.js'
import { describePattern, matches, nearMisses, type RequestPattern } from './pattern.js'
import { amongAll, failure, type JournalView } from './verify.js'

export interface WaitOptions {
  /** The number of requests that must match, including those already in the journal. Default: 1. */
  readonly count?: number
  /** Milliseconds of real time. Default: 4000, which is below the test timeouts of Vitest and Jest. */
  readonly timeoutMs?: number
  /** Aborts the wait. */
  readonly signal?: AbortSignal
}

/** A journal that receives requests. */
export interface LiveJournal {
  view(): JournalView
  /** Calls `listener` for each new request, until the returned function is called. */
  watch(listener: (entry: RequestEntry) => void): () => void
}

/** A day. On some platforms, timers with a very long delay fire immediately. */
const maxMs = 86_400_000

/**
 * Resolves with the matching requests as soon as there are `count` of them.
 * @throws {ControlError} 408 after the timeout, with the nearest requests; 400 for an invalid number
 */
export async function waitFor(
  journal: LiveJournal,
  pattern: RequestPattern,
  { count = 1, timeoutMs = 4000, signal }: WaitOptions = {},
): Promise<RequestEntry[]> {
  inRange('count', count, 1, 1000)
  inRange('timeoutMs', timeoutMs, 0, maxMs)
  const found = journal.view().entries.filter((entry) => matches(entry, pattern))
  if (found.length >= count) return found
  return new Promise((resolve, reject) => {
    const stop = journal.watch((entry) => {
      if (!matches(entry, pattern)) return
      found.push(entry)
      if (found.length >= count) end(() => resolve(found))
    })
    const timer = setTimeout(
      () => end(() => reject(errorOf(`Timed out after ${timeoutMs} ms while waiting for`))),
      timeoutMs,
    )
    const abort = () => end(() => reject(errorOf('Aborted while waiting for')))
    const end = (settle: () => void) => {
      stop()
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      settle()
    }
    /** Reading the journal throws when the sandbox was deleted during the wait. */
    const errorOf = (beginning: string) => {
      try {
        return missing(beginning)
      } catch (error) {
        return error instanceof Error ? error : new ControlError(408, String(error))
      }
    }
    const missing = (beginning: string) => {
      const view = journal.view()
      const expected = `${count} ${count === 1 ? 'request' : 'requests'} with ${describePattern(pattern)}`
      const others = view.entries.filter((entry) => !matches(entry, pattern))
      return failure(
        `${beginning} ${expected}. Found ${found.length}${amongAll(view)}.`,
        'Nearest requests:',
        nearMisses(others, pattern),
        408,
      )
    }
    if (signal?.aborted) abort()
    else signal?.addEventListener('abort', abort)
  })
}

function inRange(name: string, value: number, min: number, max: number): void {
  if (Number.isSafeInteger(value) && value >= min && value <= max) return
  throw new ControlError(400, `${name} must be a whole number from ${min} to ${max}, not ${String(value)}.`)
}
