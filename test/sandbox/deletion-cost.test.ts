import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'

const iterators = [new Map().entries(), new Set().values(), [].values()].map(
  (each) => Object.getPrototypeOf(each) as object,
)
const counted: readonly (readonly [object, string, (self: unknown) => number])[] = [
  ...['get', 'set', 'has', 'delete'].map((name) => [Map.prototype, name, () => 1] as const),
  ...['add', 'has', 'delete'].map((name) => [Set.prototype, name, () => 1] as const),
  ...iterators.map((prototype) => [prototype, 'next', () => 1] as const),
  ...['filter', 'find', 'map', 'flatMap', 'shift', 'splice', 'indexOf'].map(
    (name) => [Array.prototype, name, (self: unknown) => (self as unknown[]).length] as const,
  ),
]

/** Counts the steps of collections while a function runs, which must not wait for anything. */
function stepsOf(act: () => void): number {
  let steps = 0
  const originals = counted.map(([owner, name, cost]) => {
    const original = Reflect.get(owner, name) as (...all: unknown[]) => unknown
    Reflect.set(owner, name, function (this: unknown, ...all: unknown[]) {
      steps += cost(this)
      return Reflect.apply(original, this, all)
    })
    return () => Reflect.set(owner, name, original)
  })
  try {
    act()
  } finally {
    for (const restore of originals) restore()
  }
  return steps
}

async function deletionBeside(others: number): Promise<number> {
  await using mock = await createCxoneMock()
  const clients = (name: string) => [{ name, clientSecret: `a secret of ${name}`, scopes: [] }]
  for (let each = 0; each < others; each += 1) await mock.sandbox({ clients: clients(`other-${each}`) })
  const sandbox = await mock.sandbox({ clients: clients('mine'), idleSeconds: 60 })
  let done: Promise<void> | undefined
  const steps = stepsOf(() => (done = sandbox.delete()))
  await done
  return steps
}

test('the deletion of a sandbox takes as many steps beside 400 others as beside 10', async () => {
  const few = await deletionBeside(10)
  expect(few).toBeGreaterThan(20)
  expect(await deletionBeside(400)).toBe(few)
})
