import { Transform } from 'node:stream'
import { baseOf, pathOfBase, type ServedTarget } from './target.js'

/**
 * Replaces the URLs of the targets by those of the recorder in what a client receives, so that it stays behind the
 * recorder: in discovery documents, links and redirects.
 */
export class UrlRewriter {
  readonly #served = new Map<string, string>()
  readonly #pattern: RegExp
  readonly #longest: number

  constructor(targets: readonly ServedTarget[]) {
    for (const target of targets) {
      for (const base of spellingsOf(target)) {
        for (const [from, to] of [
          [base, target.served],
          [base.replace(/^http/, 'ws'), target.served.replace(/^http/, 'ws')],
        ] as const) {
          this.#served.set(from, to)
          // JSON may escape slashes.
          this.#served.set(escapedSlashes(from), escapedSlashes(to))
        }
      }
    }
    const all = [...this.#served.keys()].toSorted((one, other) => other.length - one.length)
    this.#longest = all[0]?.length ?? 0
    // Another host may begin with the same text, and another port or path may follow.
    this.#pattern = new RegExp(`(?:${all.map(escapedPattern).join('|')})(?![\\w.:%-])`, 'gi')
  }

  /** A text with the URLs of the recorder. */
  text(text: string): string {
    return text.replaceAll(this.#pattern, (found) => this.#served.get(found.toLowerCase()) ?? found)
  }

  /** The `Location` of a redirect. A path below that of the target becomes one of the recorder. */
  location(value: string, { url }: ServedTarget): string {
    const path = pathOfBase(url)
    if (path !== '' && value.startsWith(`${path}/`)) return value.slice(path.length)
    return this.text(value)
  }

  /** Rewrites a stream without holding back what cannot be the beginning of a URL of a target. */
  stream(): Transform {
    let rest = ''
    return new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        // One character for each byte, so that a chunk may end within a character.
        const text = rest + chunk.toString('latin1')
        const end = this.#endOfSafe(text)
        rest = text.slice(end)
        done(null, Buffer.from(this.text(text.slice(0, end)), 'latin1'))
      },
      flush: (done) => done(null, Buffer.from(this.text(rest), 'latin1')),
    })
  }

  /** The index before a URL that the next chunk may continue, or the length of the text. */
  #endOfSafe(text: string): number {
    const from = Math.max(0, text.length - this.#longest)
    const tail = text.slice(from).toLowerCase()
    for (let index = 0; index < tail.length; index += 1) {
      const part = tail.slice(index)
      for (const known of this.#served.keys()) if (known.startsWith(part)) return from + index
    }
    return text.length
  }
}

/** With and without the port, if it is that of the scheme. */
function spellingsOf({ url }: ServedTarget): string[] {
  const base = baseOf({ url }).toLowerCase()
  if (url.port !== '') return [base]
  const port = url.protocol === 'https:' ? ':443' : ':80'
  return [base, `${url.origin.toLowerCase()}${port}${pathOfBase(url).toLowerCase()}`]
}

function escapedSlashes(text: string): string {
  return text.replaceAll('/', String.raw`\/`)
}

function escapedPattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
