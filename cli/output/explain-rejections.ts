import type { RequestEntry } from '../../mock-server/index.js'
import { logRequest, plain, statusText, type Out } from './log.js'

/** How many kinds of rejections are explained. The newest are the most useful. */
const maxCount = 10
/** How many different faults are remembered. */
const maxFaults = 100
/** How many rejections are remembered with the time of the system at which they happened. */
const maxTimed = 1000
/** How many failed tests are named for one kind. */
const maxNames = 3

/** A failed test, and the time of the system in which it ran, in milliseconds since 1970. */
interface FailedTest {
  readonly name: string
  readonly from: number
  readonly to: number
}

interface Kind {
  readonly entry: RequestEntry
  readonly count: number
}

/** Rejected requests by kind. Many may be intended, because tests check rejections too. */
export class Rejections {
  #all = 0
  readonly #faults = new Map<string, number>()
  readonly #last = new Map<string, Kind>()
  #timed: { readonly at: number; readonly kind: string; readonly entry: RequestEntry }[] = []

  /** @param at the time of the system, which the clock of a sandbox need not follow */
  add(entry: RequestEntry, at = Date.now()): void {
    if (entry.fault !== undefined) this.#addFault(entry.fault)
    if (entry.reason === undefined) return
    this.#all += 1
    const { fault, rule = '', operation = `${entry.method} ${entry.target.split('?', 1)[0]}` } = entry
    const why = [fault?.split(':', 1)[0], rule === 'fault' ? '' : rule].filter(Boolean)
    const kind = `${statusText(entry)} ${operation}${why.length === 0 ? '' : ` (${why.join(', ')})`}`
    const count = (this.#last.get(kind)?.count ?? 0) + 1
    // The newest last.
    this.#last.delete(kind)
    this.#last.set(kind, { entry, count })
    this.#timed.push({ at, kind, entry })
    if (this.#timed.length >= 2 * maxTimed) this.#timed = this.#timed.slice(-maxTimed)
  }

  #addFault(fault: string): void {
    const count = (this.#faults.get(fault) ?? 0) + 1
    this.#faults.delete(fault)
    this.#faults.set(fault, count)
    // Drawn delays are all different.
    const [oldest] = this.#faults.keys()
    if (this.#faults.size > maxFaults && oldest !== undefined) this.#faults.delete(oldest)
  }

  /**
   * Names the injected faults, and explains each kind of rejection once, by its newest request. The kinds that were
   * rejected while a failed test ran come first, by their newest request in such a test.
   */
  tell(out: Out, requests: number, failed: readonly FailedTest[] = []): void {
    if (this.#faults.size > 0)
      out.write('cxone-mock injected faults, so these responses are not the API’s:\n')
    for (const [fault, count] of [...this.#faults].slice(-maxCount))
      out.write(`  ${count} × ${plain(fault)}\n`)
    const kinds = [...this.#last]
    if (kinds.length === 0) return
    const during = this.#during(failed)
    const others = kinds.filter(([kind]) => !during.has(kind))
    const were = `cxone-mock: ${this.#all} of ${requests} requests were rejected`
    const reasons = `for ${kinds.length} reasons (some may be intended)`
    if (during.size > 0) {
      const what = kinds.length === 1 ? '' : ` ${reasons}`
      out.write(`${were}${what}. While failed tests ran:\n`)
      for (const [kind, { entry, names }] of [...during].slice(-maxCount)) {
        out.write(`  ${this.#last.get(kind)?.count} × ${plain(kind)}${inTests(names)}\n`)
        logRequest(out, 'text', entry)
      }
      if (others.length > 0) out.write('At other times, the newest last:\n')
    } else if (kinds.length === 1) out.write(`${were}. The last one:\n`)
    else out.write(`${were} ${reasons}. The newest is last:\n`)
    const left = others.length - maxCount
    if (left > 0) out.write(`  … and ${left} older\n`)
    for (const [kind, { entry, count }] of others.slice(-maxCount)) {
      if (kinds.length > 1) out.write(`  ${count} × ${plain(kind)}\n`)
      logRequest(out, 'text', entry)
    }
  }

  /** The kinds that were rejected while a failed test ran, each with its newest request in such a test. */
  #during(failed: readonly FailedTest[]) {
    const found = new Map<string, { entry: RequestEntry; names: Set<string> }>()
    for (const { at, kind, entry } of this.#timed) {
      const names = failed.filter(({ from, to }) => at >= from - 1 && at <= to + 1).map(({ name }) => name)
      if (names.length === 0) continue
      const before = found.get(kind)?.names ?? []
      found.delete(kind)
      found.set(kind, { entry, names: new Set([...before, ...names]) })
    }
    return found
  }
}

function inTests(names: ReadonlySet<string>): string {
  const shown = [...names].slice(0, maxNames).map((name) => plain(name.slice(0, 200)))
  const more = names.size > maxNames ? `, and ${names.size - maxNames} more` : ''
  return `, in ${shown.join(', ')}${more}`
}
