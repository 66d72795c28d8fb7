import type { CaseRequest, ContractCase } from '../../contracts/case.js'

/** Replacements for the names of the demo scenario on another server. */
export type NameSubstitution = ReadonlyMap<string, string>

/** The names of the demo scenario, longest first, so that none is matched within another. */
export class KnownNames {
  readonly #pattern: RegExp

  /** @param names ids, client ids and secrets of the demo scenario */
  constructor(names: Iterable<string>) {
    const longestFirst = [...new Set(names)].toSorted((one, other) => other.length - one.length)
    const escaped = longestFirst.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    this.#pattern = new RegExp(`(?<![A-Za-z0-9_-])(?:${escaped.join('|')})(?![A-Za-z0-9_-])`, 'g')
  }

  /** The names that a case sends. */
  in({ request, before = [] }: ContractCase): Set<string> {
    const found = new Set<string>()
    for (const each of [request, ...before]) {
      rewrite(each, (text) => {
        for (const [name] of text.matchAll(this.#pattern)) found.add(name)
        return text
      })
      if (each.as !== undefined) found.add(each.as)
    }
    return found
  }

  /** The case with its names replaced. */
  replace(each: ContractCase, substitution: NameSubstitution): ContractCase {
    const change = (text: string) => text.replaceAll(this.#pattern, (name) => substitution.get(name) ?? name)
    const { request, before } = each
    return {
      ...each,
      request: rewrite(request, change),
      ...(before ? { before: before.map((step) => rewrite(step, change)) } : {}),
    }
  }
}

/** Changes every text in a request, Basic credentials included. The name of the token owner stays. */
function rewrite<Request extends CaseRequest>(request: Request, change: (text: string) => string): Request {
  const { as: _, ...sent } = request
  return { ...request, ...(walk(sent, (text) => changed(text, change)) as Partial<Request>) }
}

function changed(text: string, change: (text: string) => string): string {
  const basic = /^Basic ([A-Za-z0-9+/=]+)$/.exec(text)?.[1]
  if (basic === undefined) return change(text)
  try {
    return `Basic ${btoa(atob(basic).split(':').map(change).join(':'))}`
  } catch {
    return text
  }
}

function walk(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((item) => walk(item, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, walk(each, change)]))
}
