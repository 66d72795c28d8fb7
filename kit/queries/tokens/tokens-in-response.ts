import { contracts } from '../../../contracts/api/index.js'
import type { OperationContract } from '../../../contracts/contract.js'
import type { ReceivedRequest } from '../../model/test-server.js'

const known: Readonly<Record<string, OperationContract>> = contracts

/** Members that contain tokens: RFC 6749 5.1, OpenID Connect, and the vendor's own names. */
const tokenMembers =
  /"(?:access_token|id_token|refresh_token|accessToken|refreshToken|token)"\s*:\s*"([^"\\]+)"/g

/**
 * Whether a request is for an operation without bearer authentication, where clients authenticate and send tokens as
 * parameters.
 */
export function isAuthentication({ operation }: Pick<ReceivedRequest, 'operation'>): boolean {
  const contract = operation === undefined ? undefined : known[operation]
  return contract !== undefined && contract.security.kind !== 'bearer'
}

/** The access, id and refresh tokens in a response. */
export function tokensInResponse({
  operation,
  replyBody,
}: Pick<ReceivedRequest, 'operation' | 'replyBody'>): string[] {
  if (!isAuthentication({ operation })) return []
  return [...replyBody.matchAll(tokenMembers)].map(([, token = '']) => token)
}
