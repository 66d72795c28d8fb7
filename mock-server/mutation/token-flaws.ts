import type { OperationId } from '../../contracts/api/index.js'
import { changedBody, changedStatus } from './change-response.js'
import type { Mutation } from './mutation.js'

const tokenOperations: ReadonlySet<OperationId> = new Set(['issueToken', 'issueCxoneToken'])

/** Flaws of the token endpoints. */
export const tokenFlaws: readonly Mutation[] = [
  {
    id: 'accepts-any-secret',
    title: 'answers 200 to a token request with a wrong secret',
    missing: 'a test with a wrong client secret',
    rewrites: (response, operation) =>
      tokenOperations.has(operation) && response.status === 401 ? changedStatus(response, 200) : response,
  },
  {
    id: 'grants-any-request',
    title: 'answers 200 to a token request that it must reject with 400',
    missing: 'a test in which a token request is rejected, for example because of its scope',
    rewrites: (response, operation) =>
      tokenOperations.has(operation) && response.status === 400 ? changedStatus(response, 200) : response,
  },
  {
    id: 'hides-the-oauth-error',
    title: 'leaves out the error code of a rejected token request',
    missing: 'a test that tells invalid_client from invalid_scope',
    rewrites: (response, operation) =>
      tokenOperations.has(operation) && response.status >= 400
        ? changedBody(response, ({ error: _, ...rest }) => rest)
        : response,
  },
  {
    id: 'states-no-lifetime',
    title: 'leaves expires_in out of a token response',
    missing: 'a test that checks when the client requests its next token',
    rewrites: (response, operation) =>
      tokenOperations.has(operation) ? changedBody(response, ({ expires_in: _, ...rest }) => rest) : response,
  },
  {
    id: 'states-a-short-lifetime',
    title: 'says that its tokens expire after one second',
    missing: 'a test that counts the token requests of the client',
    rewrites: (response, operation) =>
      tokenOperations.has(operation)
        ? changedBody(response, (body) => ('expires_in' in body ? { ...body, expires_in: 1 } : body))
        : response,
  },
  {
    id: 'issues-another-token-type',
    title: 'says that its tokens have the type mac',
    missing: 'a test that checks that the client reads token_type',
    rewrites: (response, operation) =>
      tokenOperations.has(operation)
        ? changedBody(response, (body) => ('token_type' in body ? { ...body, token_type: 'mac' } : body))
        : response,
  },
  {
    id: 'forgets-revocations',
    title: 'answers 200 to the revocation of a token, and keeps it',
    missing: 'a test that uses a token after the client has revoked it',
    forgets: ['TokenRevoked', 'GrantRevoked'],
  },
]
