import type { World } from '../../world/world.js'

const maxCount = 3

/** What to do where a client may not use a grant: the clients of the sandbox that may, by their ids. */
export function otherClient({ clients }: World, grantType: string): string {
  const able = [...clients.values()].filter(({ grantTypes }) => grantTypes.includes(grantType))
  const names = able.slice(0, maxCount).map(({ clientId }) => clientId)
  return names.length === 0
    ? `Allow ${grantType} for the client in the scenario: no client of this sandbox may use it.`
    : `Use a client that may, here ${names.join(' or ')}, or allow ${grantType} for this one.`
}
