import type { Explanation } from '../../mock-server/index.js'
import { runCases } from './case-mocks.js'

/**
 * An explained rejection with a name: the first that a contract case brings about. Undefined when none of them does,
 * which takes a few seconds.
 */
export async function rejectionExample(name: string): Promise<Explanation | undefined> {
  for await (const { requests } of runCases()) {
    const found = requests.list().find(({ rule }) => rule === name)
    if (found) return requests.explain(found.id)
  }
  return undefined
}
