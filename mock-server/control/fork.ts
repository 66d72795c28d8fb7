import { Clock } from '../kernel/clock.js'
import { Sandbox } from '../kernel/sandbox.js'
import { isolate } from './isolate.js'

/**
 * A sandbox that goes on from the World of another, under an id, with clients and with a clock of its own. The
 * tokens stay behind: they carry the other's id.
 */
export function fork(from: Sandbox, id: string, seed: string, source: () => number): Sandbox {
  const clock = new Clock(source)
  if (from.clock.frozen) clock.freeze(from.clock.now())
  else clock.set(from.clock.now())
  const clients = from.scenario.clients.map(({ clientId, clientSecret: _, ...client }) => ({
    name: clientId,
    ...client,
  }))
  const forked = new Sandbox({ id, scenario: isolate(from.scenario, id, seed, clients), seed, clock })
  const own = forked.snapshot()
  forked.restore({
    ...structuredClone(from.snapshot()),
    sandboxId: id,
    seed,
    clients: own.clients,
    tokens: [],
  })
  return forked
}
