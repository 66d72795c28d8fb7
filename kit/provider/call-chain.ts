import { createCxoneMock } from '../../mock-server/index.js'
import { checkCase } from './check-case.js'
import { subjectOf } from './mock-subject.js'
import type { Planned } from './verify.js'

/** The states of the call of a case: before each of its requests, the last of which is under test, and afterwards. */
interface CaseStates {
  readonly planned: Planned
  readonly before: readonly string[]
  readonly result: string
}

/** A case that runs on a call in the state that the cases before it have left. */
interface Link {
  readonly planned: Planned
  /** How many of its first preparation steps are not needed, because the call is in the state that they lead to. */
  readonly prepared: number
}

/** The call of the demo scenario that cases change. */
const demoCall = 'conv-123'

/**
 * Orders cases so that one call serves as many as possible, because its state cannot be restored. The states come from a
 * mock in this process. Cases that change nothing come first; then one that leads to the states that most others need.
 */
export async function chainOf(cases: readonly Planned[]): Promise<readonly Link[]> {
  const left = new Set(await statesOf(cases))
  const chain: Link[] = []
  let state = [...left][0]?.before[0]
  while (state !== undefined) {
    const here: string = state
    const fitting = [...left].filter(({ before }) => before.includes(here))
    const next = fitting.find(({ result }) => result === here) ?? mostUseful(fitting, left)
    if (!next) return chain
    left.delete(next)
    chain.push({ planned: next.planned, prepared: next.before.lastIndexOf(here) })
    state = next.result
  }
  return chain
}

/** The case after which most of the others can still run. */
function mostUseful(fitting: readonly CaseStates[], left: ReadonlySet<CaseStates>): CaseStates | undefined {
  const uses = fitting.map((each) => ({ each, count: reachable(each.result, left, each) }))
  return uses.toSorted((one, other) => other.count - one.count)[0]?.each
}

function reachable(from: string, left: ReadonlySet<CaseStates>, without: CaseStates): number {
  const states = new Set([from])
  for (const state of states) {
    for (const each of left) if (each !== without && each.before.includes(state)) states.add(each.result)
  }
  return [...left].filter((each) => each !== without && each.before.some((state) => states.has(state))).length
}

async function statesOf(cases: readonly Planned[]): Promise<CaseStates[]> {
  const mock = await createCxoneMock({ seed: 'chain' })
  const subject = subjectOf(mock)
  const stateNow = () => {
    const { state, recordingState } = mock.defaultSandbox.calls.get(demoCall)
    return `${state} ${recordingState}`
  }
  const all: CaseStates[] = []
  for (const planned of cases) {
    await mock.reset()
    const before: string[] = []
    const send: typeof subject.send = (request) => {
      before.push(stateNow())
      return subject.send(request)
    }
    await checkCase({ ...subject, send }, planned.contract, planned.each)
    all.push({ planned, before, result: stateNow() })
  }
  await mock.close()
  return all
}
