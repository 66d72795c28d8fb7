import { contracts } from '../../../contracts/api/index.js'
import type { OperationContract } from '../../../contracts/contract.js'
import type { ReceivedRequest } from '../../model/test-server.js'

const known: Readonly<Record<string, OperationContract>> = contracts

/** By which the services hand tokens over: RFC 6749 5.1 and OpenID Connect, and the vendor's own names. */
const handedOver =
  /"(?:access_token|id_token|refresh_token|accessToken|refreshToken|token)"\s*:\s*"([^"\\]+)"/g

/**
 * Whether a request goes where no bearer token opens the door: there clients prove who they are, and hand in tokens
 * as parameters.
 */
export function isAuthentication({ operation }: Pick<ReceivedRequest, 'operation'>): boolean {
  const contract = operation === undefined ? undefined : known[operation]
  return contract !== undefined && contract.security.kind !== 'bearer'
}

/** The access, id and refresh tokens that an answer hands over, whichever operation issues them. */
export function tokensInResponse({
  operation,
  replyBody,
}: Pick<ReceivedRequest, 'operation' | 'replyBody'>): string[] {
  if (!isAuthentication({ operation })) return []
  return [...replyBody.matchAll(handedOver)].map(([, token = '']) => token)
}
