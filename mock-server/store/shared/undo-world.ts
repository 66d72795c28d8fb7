import type { Newest } from '../../world/values/newest.js'
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
  'identities',
  'active',
  'callsByUser',
  'agentSessionIds',
  'userIds',
] as const satisfies readonly (keyof World)[]

/** What clients obtain by signing in, which is bounded by memory. */
const issued = [
  'tokens',
  'codes',
  'refreshTokens',
  'sessions',
  'revokedGrants',
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
  for (const name of issued) {
    const newest = issuedIn(world, name)
    if (!(newest.byDigest instanceof UndoMap)) newest.byDigest = new UndoMap(newest.byDigest, log)
  }
}

/** Without `readonly`, because its map is replaced by one that can undo. */
function issuedIn(world: World, name: (typeof issued)[number]) {
  return world[name] as unknown as { -readonly [Field in keyof Newest<Digested>]: Newest<Digested>[Field] }
}

interface Digested {
  readonly digest: string
}

/** Notes everything in a World that is not a map. @returns a function that restores it */
export function noteOthers(world: World): () => void {
  const { sequence, assumptions, settle, keyRotations, contacts } = world
  const due = [...world.due]
  const contactCount = contacts.length
  const counts = issued.map((name) => {
    const { bytes, dropped } = issuedIn(world, name)
    return () => Object.assign(issuedIn(world, name), { bytes, dropped })
  })
  return () => {
    const fields: Writable = world
    Object.assign(fields, { sequence, assumptions, settle, keyRotations })
    world.due.splice(0, world.due.length, ...due)
    contacts.length = contactCount
    for (const restore of counts) restore()
  }
}
