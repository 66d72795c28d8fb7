import { waitOptions } from '../../../generated/control.js'
import { ControlError } from '../error.js'
import { parse } from '../parse.js'
import type { RequestEntry } from './request-entry.js'
import { agrees, describePattern, nearMisses, type RequestPattern } from './pattern.js'
import { failed, ofHow, type Kept } from './verify.js'

export interface WaitOptions {
  /** How many requests must agree, those that are there already included. Default: 1. */
  readonly count?: number
  /** In real time. Default: 4000, so that it fails before a test of Vitest or Jest runs into its own limit. */
  readonly timeoutMs?: number
  /** Gives the wait up. */
  readonly signal?: AbortSignal
}

/** A journal that grows. */
export interface Growing {
  kept(): Kept
  /** Tells of every request from now on, until the function that it returns is called. */
  watch(listener: (entry: RequestEntry) => void): () => void
}

/**
 * The requests that agree, as soon as they are `count`.
 * @throws {ControlError} 408 with what was seen instead, 400 for a number that is none
 */
export async function waitFor(
  journal: Growing,
  pattern: RequestPattern,
  options: WaitOptions = {},
): Promise<RequestEntry[]> {
  const { count = 1, timeoutMs = 4000, signal } = parse(waitOptions, options, 'wait options') as WaitOptions
  const found = journal.kept().entries.filter((entry) => agrees(entry, pattern))
  if (found.length >= count) return found
  return new Promise((resolve, reject) => {
    const stop = journal.watch((entry) => {
      if (!agrees(entry, pattern)) return
      found.push(entry)
      if (found.length >= count) end(() => resolve(found))
    })
    const timer = setTimeout(() => end(() => reject(timedOut(`${timeoutMs} ms have passed`))), timeoutMs)
    const giveUp = () => end(() => reject(timedOut('the wait was given up')))
    const end = (settle: () => void) => {
      stop()
      clearTimeout(timer)
      signal?.removeEventListener('abort', giveUp)
      settle()
    }
    /** What the wait ends with; the sandbox may be gone by then. */
    const timedOut = (reason: string) => {
      try {
        return missing(reason)
      } catch (error) {
        return error instanceof Error ? error : new ControlError(408, String(error))
      }
    }
    const missing = (reason: string) => {
      const kept = journal.kept()
      const wanted = `${count} ${count === 1 ? 'request' : 'requests'} with ${describePattern(pattern)}`
      const others = kept.entries.filter((entry) => !agrees(entry, pattern))
      return failed(
        `Waited for ${wanted}: ${reason}, and there are ${found.length}${ofHow(kept)}.`,
        'The nearest are:',
        nearMisses(others, pattern),
        408,
      )
    }
    if (signal?.aborted) giveUp()
    else signal?.addEventListener('abort', giveUp)
  })
}
