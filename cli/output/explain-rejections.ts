import type { RequestEntry } from '../../mock-server/index.js'
import { logRequest, plain, statusText, type Out } from './log.js'

/** How many kinds of rejections are explained. The newest are the most useful. */
const maxCount = 10
/** How many different faults are remembered. */
const maxFaults = 100

/** Rejected requests by kind. Many may be intended, because tests check rejections too. */
export class Rejections {
  #all = 0
  readonly #faults = new Map<string, number>()
  readonly #last = new Map<string, { readonly entry: RequestEntry; readonly count: number }>()

  add(entry: RequestEntry): void {
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
  }

  #addFault(fault: string): void {
    const count = (this.#faults.get(fault) ?? 0) + 1
    this.#faults.delete(fault)
    this.#faults.set(fault, count)
    // Drawn delays are all different.
    const [oldest] = this.#faults.keys()
    if (this.#faults.size > maxFaults && oldest !== undefined) this.#faults.delete(oldest)
  }

  /** Names the injected faults, and explains each kind of rejection once, by its newest request. */
  tell(out: Out, requests: number): void {
    if (this.#faults.size > 0)
      out.write('cxone-mock injected faults, so these responses are not the API’s:\n')
    for (const [fault, count] of [...this.#faults].slice(-maxCount))
      out.write(`  ${count} × ${plain(fault)}\n`)
    const kinds = [...this.#last]
    if (kinds.length === 0) return
    const were = `${this.#all} of ${requests} requests were rejected`
    if (kinds.length === 1) out.write(`cxone-mock: ${were}. The last one:\n`)
    else {
      const left = kinds.length - maxCount
      out.write(
        `cxone-mock: ${were} for ${kinds.length} reasons (some may be intended). The newest is last:\n`,
      )
      if (left > 0) out.write(`  … and ${left} older\n`)
    }
    for (const [kind, { entry, count }] of kinds.slice(-maxCount)) {
      if (kinds.length > 1) out.write(`  ${count} × ${plain(kind)}\n`)
      logRequest(out, 'text', entry)
    }
  }
}
