import { waitOptions } from '../../../generated/control.js'
import { ControlError } from '../error.js'
import { parse } from '../parse.js'
import { clearRealTimeout, setRealTimeout } from '../../time/real-time.js'
import type { RequestEntry } from './request-entry.js'
import { describePattern, matches, nearMisses, type RequestPattern } from './pattern.js'
import { amongAll, failure, type JournalView } from './verify.js'

/** How many requests to wait for, and how long. */
export interface WaitOptions {
  /** The number of requests that must match, including those already in the journal. Default: 1. */
  readonly count?: number
  /** Milliseconds of real time, also under fake timers. Default: 4000, which is below the test timeouts of Vitest and Jest. */
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

/**
 * Resolves with the matching requests as soon as there are `count` of them.
 * @throws {ControlError} 408 after the timeout, with the nearest requests; 400 for an invalid number
 */
export async function waitFor(
  journal: LiveJournal,
  pattern: RequestPattern,
  options: WaitOptions = {},
): Promise<RequestEntry[]> {
  const { count = 1, timeoutMs = 4000, signal } = parse(waitOptions, options, 'wait options') as WaitOptions
  const found = journal.view().entries.filter((entry) => matches(entry, pattern))
  if (found.length >= count) return found
  return new Promise((resolve, reject) => {
    const stop = journal.watch((entry) => {
      if (!matches(entry, pattern)) return
      found.push(entry)
      if (found.length >= count) end(() => resolve(found))
    })
    const timer = setRealTimeout(
      () => end(() => reject(errorOf(`Timed out after ${timeoutMs} ms while waiting for`))),
      timeoutMs,
    )
    const abort = () => end(() => reject(errorOf('Aborted while waiting for')))
    const end = (settle: () => void) => {
      stop()
      clearRealTimeout(timer)
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
