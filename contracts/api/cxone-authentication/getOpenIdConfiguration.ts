import type { OperationContract } from '../../contract.js'
import { cxoneSpec, ringCentralPage } from '../../evidence.js'

const url = { type: 'string', format: 'uri' } as const
const texts = { type: 'array', items: { type: 'string' } } as const

export const getOpenIdConfiguration = {
  operationId: 'getOpenIdConfiguration',
  surface: 'cxone',
  method: 'GET',
  path: '/.well-known/openid-configuration',
  summary: 'Read the endpoints of the issuer and what they support',
  security: { kind: 'none' },
  evidence: cxoneSpec,
  responseEvidence: {
    '200 jwks_uri': ringCentralPage,
    '200 userinfo_endpoint': ringCentralPage,
    '200 code_challenge_methods_supported': ringCentralPage,
  },
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
} as const satisfies OperationContract
