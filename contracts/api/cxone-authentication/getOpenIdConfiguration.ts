import type { OperationContract } from '../../contract.js'
import { cxoneSpec } from '../../evidence.js'
import { any } from '../../matchers.js'

const url = { type: 'string', format: 'uri' } as const
const texts = { type: 'array', items: { type: 'string' } } as const

export const getOpenIdConfiguration = {
  operationId: 'getOpenIdConfiguration',
  surface: 'cxone',
  method: 'GET',
  path: '/.well-known/openid-configuration',
  summary: 'Tell where the endpoints of the issuer are, and what they take',
  security: { kind: 'none' },
  evidence: cxoneSpec,
  ambiguities: ['browser-origins'],
  responses: {
    '200': {
      description: 'the metadata of OpenID Connect Discovery 1.0',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['issuer', 'authorization_endpoint', 'token_endpoint', 'jwks_uri'],
            properties: {
              issuer: url,
              authorization_endpoint: url,
              token_endpoint: url,
              jwks_uri: url,
              userinfo_endpoint: url,
              end_session_endpoint: url,
              token_endpoint_auth_methods_supported: texts,
              token_endpoint_auth_signing_alg_values_supported: texts,
              scopes_supported: texts,
              response_types_supported: texts,
              subject_types_supported: texts,
              id_token_signing_alg_values_supported: texts,
              request_object_signing_alg_values_supported: texts,
              display_values_supported: texts,
              claim_types_supported: texts,
              code_challenge_methods_supported: texts,
            },
          },
        },
      },
    },
  },
  cases: [
    {
      name: 'names the endpoints under the URL by which it was reached',
      request: {},
      expect: {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: {
          issuer: any('url'),
          authorization_endpoint: any('url'),
          token_endpoint: any('url'),
          jwks_uri: any('url'),
          userinfo_endpoint: any('url'),
          end_session_endpoint: any('url'),
          token_endpoint_auth_methods_supported: ['client_secret_basic'],
          token_endpoint_auth_signing_alg_values_supported: ['RS256'],
          scopes_supported: ['openid'],
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
          request_object_signing_alg_values_supported: ['none'],
          display_values_supported: ['page', 'popup'],
          claim_types_supported: ['normal'],
          code_challenge_methods_supported: ['S256'],
        },
      },
    },
  ],
} as const satisfies OperationContract
