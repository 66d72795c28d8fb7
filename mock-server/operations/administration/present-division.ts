import type { World } from '../../world/world.js'
import type { Division } from '../../world/entities.js'

/** A division as Genesys shows it. The home division is the first of the scenario. */
export function presentDivision({ divisions }: World, { id, name }: Division): Record<string, unknown> {
  return {
    id,
    name,
    description: name,
    homeDivision: divisions[0]?.id === id,
    selfUri: `/api/v2/authorization/divisions/${encodeURIComponent(id)}`,
  }
}
