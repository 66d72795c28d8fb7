import type { Generations } from '../../world/values/generations.js'
import type { World } from '../../world/world.js'
import { UndoMap, type UndoLog } from './undo-map.js'

/** The maps of a World that change when an event is applied. */
const maps = [
  'clients',
  'users',
  'accessKeys',
  'conversations',
  'recordings',
  'screens',
  'agentSessions',
  'revokedGrants',
  'identities',
  'active',
  'callsByUser',
  'agentSessionIds',
  'userIds',
] as const satisfies readonly (keyof World)[]

const generations = [
  'tokens',
  'codes',
  'refreshTokens',
  'sessions',
] as const satisfies readonly (keyof World)[]

/** The fields of a World without `readonly`, because its maps are replaced by maps that can undo. */
type Writable = { -readonly [Field in keyof World]: World[Field] }

/** Lets the changes of a World be undone. A World is tracked once; later calls track only maps that are new. */
export function track(world: World, log: UndoLog): void {
  const fields = world as unknown as Record<string, Map<unknown, unknown>>
  for (const name of maps) {
    const map = fields[name]
    if (map && !(map instanceof UndoMap)) fields[name] = new UndoMap(map, log)
  }
  for (const name of generations) {
    const pair = world[name] as unknown as Generations<{ readonly digest: string }>
    if (!(pair.recent instanceof UndoMap)) pair.recent = new UndoMap(pair.recent, log)
    if (!(pair.older instanceof UndoMap)) pair.older = new UndoMap(pair.older, log)
  }
}

/** Notes everything in a World that is not a map. @returns a function that restores it */
export function noteOthers(world: World): () => void {
  const { sequence, assumptions, settle, keyRotations, contacts } = world
  const due = [...world.due]
  const contactCount = contacts.length
  const pairs = generations.map((name) => {
    const pair = world[name] as unknown as Generations<{ readonly digest: string }>
    const { recent, older } = pair
    return () => Object.assign(pair, { recent, older })
  })
  return () => {
    const fields: Writable = world
    Object.assign(fields, { sequence, assumptions, settle, keyRotations })
    world.due.splice(0, world.due.length, ...due)
    contacts.length = contactCount
    for (const restore of pairs) restore()
  }
}
