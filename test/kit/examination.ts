import { setTimeout as sleep } from 'node:timers/promises'
import { abilities, spokenProfiles } from '../../fixtures/clients/typescript/abilities.js'
import { mutants, type MakeClient } from '../../fixtures/clients/typescript/mutants/index.js'
import { Recorder } from '../../fixtures/clients/typescript/recorder.js'
import type { Client, Profile } from '../../contracts/kit/client.js'
import type { Rule } from '../../contracts/kit/rule.js'
import type { Chance } from '../../contracts/kit/random.js'
import { examine, type Result, type Surroundings } from '../../contracts/kit/examine.js'
import { inProcess } from '../../mock-server/exam/in-process.js'
import { openRoom } from '../../mock-server/exam/room.js'

/** The trap of each room, by the address of its API: where a proxy would be, for a client that heeds one. */
const traps = new Map<string, string>()

export const surroundings: Surroundings = {
  async openRoom(setup, profile) {
    const room = await openRoom(setup, profile)
    if (setup.elsewhere) traps.set(room.config.baseUrl, room.configWith({ baseUrl: '{elsewhere}' }).baseUrl)
    return room
  },
  now: () => performance.now(),
  sleep: (ms) => sleep(ms),
}

/** A client of this process, which finds the trap of its room where a proxy would be. */
export function openLocal(name: string, create: MakeClient): Promise<Client> {
  return inProcess({
    name,
    profiles: spokenProfiles,
    capabilities: abilities,
    create: (config) => {
      const HTTP_PROXY = traps.get(config.baseUrl)
      return create(config, HTTP_PROXY === undefined ? {} : { HTTP_PROXY })
    },
  })
}

/**
 * Puts one rule to a client of fixtures/clients/typescript: the reference, or the mutant of that name. Default profile:
 * the first of theirs that the rule is about.
 */
export async function examineClient(
  rule: Rule,
  name = 'reference',
  chance: Chance = { seed: 1, runs: name === 'reference' ? 10 : 200 },
  profile?: Profile,
): Promise<Result> {
  const create: MakeClient | undefined =
    name === 'reference' ? (config) => new Recorder(config) : mutants[name]
  if (!create) throw new RangeError(`there is no mutant ${name}`)
  const client = await openLocal(name, create)
  try {
    return await examine(rule, client, { ...surroundings, chance, ...(profile && { profile }) })
  } finally {
    await client.close()
  }
}
