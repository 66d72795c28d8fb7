import type { Operation } from '../operation.js'

/** At most one user, because the mock has one tenant and one user per person. */
export const getAssociations: Operation<'getAssociations'> = (world, { principal }) => {
  const user = world.users.get(principal.userId ?? '')
  const listed = world.assumptions['association-with-oneself'] === 'listed' && user
  const own = listed ? [{ userId: user.userId, username: user.userName, tenantName: world.tenant.name }] : []
  return { response: { status: 200, body: own } }
}
