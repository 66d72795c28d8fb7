import type { OpenAPIV3_1 } from 'openapi-types'
import { contracts } from './index.js'
import type { CaseResponse } from '../case.js'
import type { DeepReadonly, OperationContract, Security } from '../contract.js'
import { casesOf } from './cases.js'

const surfaces = {
  oauth: 'POST /oauth/token, as in RFC 6749 and Genesys Cloud.',
  recordingcontrols: 'Starting and stopping recordings, known only from one forum thread.',
  'media-playback': 'The list of what was recorded of a call, as documented by NICE.',
  'business-data': 'Business data of calls that have ended, as documented by NICE.',
  'data-extraction': 'Lists of recordings in bulk, as documented by NICE.',
  'record-on-demand': 'Record on Demand for CXone Multi-ACD, as documented by NICE.',
  agent: "The Agent API and the Admin API of CXone's own ACD.",
  platform: 'Operations that Genesys Cloud documents under /api/v2.',
  cxone: "CXone's discovery, keys and userinfo.",
  'cxone-token': 'POST /auth/token, the token endpoint of CXone.',
  'cxone-sign-in': 'The sign-in page of CXone.',
  userhub: 'Older token services of UserHub, and access keys.',
  'incontact-token': 'The token service of the older ACD.',
} as const

/** The contracts as one OpenAPI 3.1 document. `x-evidence` contains the evidence for each operation. */
export function openapiDocument(version: string): OpenAPIV3_1.Document {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const contract of Object.values<OperationContract>(contracts)) {
    paths[contract.path] = { ...paths[contract.path], [contract.method.toLowerCase()]: operation(contract) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'cxone-mock',
      version,
      description:
        'The operations of NICE CXone and Genesys Cloud that cxone-mock implements. This is not a document of either ' +
        'vendor, and it is not affiliated with them. x-evidence contains the evidence for each operation.',
      contact: { name: 'cxone-mock' },
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: 'http://127.0.0.1:4080', description: 'the mock, as served by cxone-mock start' }],
    tags: Object.entries(surfaces).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: {
        client: { type: 'http', scheme: 'basic', description: 'client_id and client_secret, RFC 6749 2.3.1' },
        bearer: { type: 'http', scheme: 'bearer', description: 'an access token from POST /oauth/token' },
      },
    },
  }
}

function operation(contract: OperationContract): DeepReadonly<OpenAPIV3_1.OperationObject> & object {
  const {
    operationId,
    summary,
    surface,
    parameters = [],
    requestBody,
    responses,
    evidence,
    ambiguities,
  } = contract
  const inPath = [...contract.path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' as const },
  }))
  return {
    operationId,
    summary,
    description: `${summary}. Evidence: ${evidence.grade} (${evidence.source}).`,
    tags: [surface],
    security: [securityOf(contract.security)],
    ...(inPath.length + parameters.length > 0 ? { parameters: [...inPath, ...parameters] } : {}),
    ...(requestBody ? { requestBody } : {}),
    responses: withExamples(contract, responses),
    'x-evidence': evidence,
    ...(ambiguities ? { 'x-ambiguities': ambiguities } : {}),
    'x-scopes': contract.security.kind === 'bearer' ? (contract.security.anyScope ?? []) : [],
  } as DeepReadonly<OpenAPIV3_1.OperationObject> & object
}

function securityOf(security: Security): Record<string, string[]> {
  if (security.kind === 'none') return {}
  return security.kind === 'client' ? { client: [] } : { bearer: [] }
}

/** The body of the first case with a complete body becomes the example for its status. */
function withExamples(contract: OperationContract, responses: OperationContract['responses']): object {
  const described = Object.entries(responses).map(([status, response]) => {
    const json = response.content?.['application/json']
    const example = casesOf(contract)
      .map(({ expect }) => expect)
      .find((expect) => isExample(expect, status))
    if (!json || !example) return [status, response]
    return [
      status,
      { ...response, content: { 'application/json': { ...json, example: filled(example.body) } } },
    ]
  })
  return Object.fromEntries(described)
}

function isExample({ status, body }: CaseResponse, wanted: string): boolean {
  return String(status) === wanted && body !== undefined && body !== ''
}

const stand = {
  string: 'text',
  uuid: '3f2c5a8e-1b7d-8c4e-a9f0-6d2e8b1c7a35',
  instant: '2026-01-15T10:00:00.000Z',
  integer: 1,
  digits: '460000000001',
  url: 'https://cxone.example/auth',
  jwt: 'eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl',
  token: 'default.J8mVtq1kz0yQf7a3l5bX2cN9wRsE4uHdG6oPiTnLxYA',
}

function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filled)
  if (typeof value !== 'object' || value === null) return value
  if ('$any' in value) return stand[value.$any as keyof typeof stand]
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, filled(each)]))
}
