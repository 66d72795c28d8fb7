import type { Operation } from '../operation.js'

export const deleteTokensMe: Operation<'deleteTokensMe'> = (_, { principal, now }) => ({
  events: [{ type: 'TokenRevoked', digest: principal.digest, at: now }],
  response: { status: 200 },
})
