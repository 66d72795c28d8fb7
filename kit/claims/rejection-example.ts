import type { Explanation } from '../../mock-server/index.js'
import { runCases } from './case-mocks.js'

const cases = runCases()
const examples = new Map<string, Explanation>()
let turn: Promise<void> = Promise.resolve()

/**
 * An explained rejection with a name: the first that a contract case brings about. Undefined when none of them does,
 * which takes a few seconds. No case runs twice in a process.
 */
export async function rejectionExample(name: string): Promise<Explanation | undefined> {
  turn = turn.then(() => runUntil(name))
  await turn
  return examples.get(name)
}

async function runUntil(name: string): Promise<void> {
  while (!examples.has(name)) {
    const { value: sandbox } = await cases.next()
    if (!sandbox) return
    for (const { id, rule } of sandbox.requests.list())
      if (rule !== undefined && !examples.has(rule)) examples.set(rule, sandbox.requests.explain(id))
  }
}
