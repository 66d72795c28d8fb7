import type { RequestEntry } from '../../mock-server/index.js'
import { logRequest, plain, type Out } from './log.js'

/** How many kinds of refusals are listed: those of before tell little. */
const maxCount = 5

/** What a mock refused, by kind, since of many refusals most are what a test wanted to see. */
export class Rejections {
  #all = 0
  readonly #last = new Map<string, { readonly entry: RequestEntry; readonly count: number }>()

  add(entry: RequestEntry): void {
    if (entry.reason === undefined) return
    this.#all += 1
    const { status, rule = '', operation = `${entry.method} ${entry.target.replace(/\?.*$/, '')}` } = entry
    const kind = `${status} ${operation}${rule === '' ? '' : ` (${rule})`}`
    const count = (this.#last.get(kind)?.count ?? 0) + 1
    // The newest last.
    this.#last.delete(kind)
    this.#last.set(kind, { entry, count })
  }

  /** Lists the kinds, and explains the last; says nothing where nothing was refused. */
  tell(out: Out, requests: number): void {
    const kinds = [...this.#last]
    const [, last] = kinds.at(-1) ?? []
    if (!last) return
    const were = `${this.#all} of ${requests} requests were refused`
    if (kinds.length === 1) out.write(`cxone-mock: ${were}; the last was\n`)
    else {
      const left = kinds.length - maxCount
      out.write(
        `cxone-mock: ${were}, in ${kinds.length} ways; tests may want some of them. The newest last:\n`,
      )
      if (left > 0) out.write(`  and ${left} before these\n`)
      for (const [kind, { count }] of kinds.slice(-maxCount)) out.write(`  ${count} × ${plain(kind)}\n`)
      out.write('the last was\n')
    }
    logRequest(out, 'text', last.entry)
  }
}
