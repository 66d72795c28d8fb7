import type { Operation } from '../operation.js'

/** The mock has one tenant, and what it knows of a person in it is one user. */
export const getAssociations: Operation<'getAssociations'> = (world, { principal }) => {
  const user = world.users.get(principal.userId ?? '')
  const listed = world.assumptions['association-with-oneself'] === 'listed' && user
  const own = listed ? [{ userId: user.userId, username: user.userName, tenantName: world.tenant.name }] : []
  return { response: { status: 200, body: own } }
}
