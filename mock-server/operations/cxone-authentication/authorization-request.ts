import { assumed, cxoneSpec, rfc, type Evidence } from '../../../contracts/evidence.js'
import type { World } from '../../world/world.js'
import { Rejection } from '../rejection.js'
import { plainRejection } from './plain-rejection.js'
import { redirection } from './redirection.js'
import type { OAuthClient } from '../../world/entities.js'

type Parameters = readonly (readonly [name: string, value: string])[]

/** A valid request to the sign-in page. */
export interface AuthorizationRequest {
  readonly client: OAuthClient
  readonly redirectUri: string
  readonly state: string | undefined
  readonly nonce: string | undefined
  readonly codeChallenge: string | undefined
  readonly prompt: 'none' | 'login' | undefined
  readonly maxAgeSeconds: number | undefined
  readonly loginHint: string | undefined
  /** The parameters as sent, which the page sends again. */
  readonly sent: Parameters
}

const known = [
  'tenantId',
  'resellerId',
  'scope',
  'response_type',
  'response_mode',
  'client_id',
  'redirect_uri',
  'state',
  'nonce',
  'display',
  'prompt',
  'max_age',
  'id_token_hint',
  'login_hint',
  'acr_values',
  'ui_locales',
  'code_challenge',
  'code_challenge_method',
  'request',
  'request_uri',
]

/**
 * Validates a request (RFC 6749 4.1.1, RFC 7636 4.3, OpenID Connect Core 3.1.2.1). The order is that of RFC 6749
 * 4.1.2.1: errors that must not redirect come first.
 * @throws {Rejection} 400 in plain text, or 302 to the client with the error
 */
export function validateAuthorization(world: World, all: Parameters): AuthorizationRequest {
  const sent = all.filter(([name, value]) => known.includes(name) && value !== '')
  const valuesOf = (name: string) => sent.filter(([each]) => each === name).map(([, value]) => value)
  const { client, redirectUri } = validateClient(world, valuesOf('client_id'), valuesOf('redirect_uri'))
  const values = new Map(sent)
  const state = values.get('state')
  const reject: Reject = (error, description, explanation) => {
    throw redirected(redirectUri, { error, error_description: description, state }, explanation)
  }
  const repeated = known.find((name) => valuesOf(name).length > 1)
  if (repeated !== undefined) {
    reject('invalid_request', `parameter ${repeated} is repeated`, {
      rule: 'repeated-parameter',
      evidence: rfc('RFC 6749 3.1: "parameters MUST NOT be included more than once"'),
      reason: `The parameter ${repeated} occurs more than once.`,
      fix: `Send ${repeated} once.`,
    })
  }
  const { length = 0 } = values.get('nonce') ?? {}
  if (length > maxNonce) {
    reject('invalid_request', `parameter nonce is longer than ${maxNonce} characters`, {
      rule: 'parameter-length',
      reason: `The nonce has ${length} characters. The mock keeps it with the code and accepts at most ${maxNonce}.`,
      fix: 'Send a shorter nonce, for example 32 random bytes in base64url.',
    })
  }
  validateResponse(world, values, client, reject)
  validateTenant(world, values.get('tenantId'), reject)
  return {
    client,
    redirectUri,
    state,
    nonce: values.get('nonce'),
    codeChallenge: validateChallenge(world, client, values, reject),
    prompt: validatePrompt(values.get('prompt'), reject),
    maxAgeSeconds: validateMaxAge(values.get('max_age'), reject),
    loginHint: values.get('login_hint'),
    sent,
  }
}

/** A code keeps the nonce until the id_token is issued, so its length is bounded. */
const maxNonce = 1024

/** The explanation of an error that is sent to the client. */
export interface RejectionReason {
  readonly rule: string
  /** Absent for a limit of the mock. */
  readonly evidence?: Evidence
  readonly reason: string
  readonly fix: string
}

type Reject = (error: string, description: string, explanation: RejectionReason) => void

const errorRedirect = rfc('RFC 6749 4.1.2.1')

/** An error that is reported to the client by a redirect (RFC 6749 4.1.2.1). */
export function redirected(
  redirectUri: string,
  parameters: Readonly<Record<string, string | undefined>>,
  { rule, evidence, reason, fix }: RejectionReason,
): Rejection {
  const error = parameters['error'] ?? 'server_error'
  return new Rejection({
    kind: 'request',
    status: 302,
    code: error,
    message: parameters['error_description'] ?? error,
    headers: { Location: redirection(redirectUri, parameters) },
    rule,
    ...(evidence ? { evidence } : {}),
    ...(evidence?.grade === 'documented'
      ? { statusEvidence: errorRedirect, bodyEvidence: errorRedirect }
      : {}),
    reason,
    fix: [fix],
  })
}

function validateClient(
  world: World,
  clientIds: readonly string[],
  uris: readonly string[],
): Pick<AuthorizationRequest, 'client' | 'redirectUri'> {
  const [clientId, anotherId] = clientIds
  const [redirectUri, anotherUri] = uris
  if (clientId === undefined) throw plainRejection('client-id', 'client_id is missing', 'Send client_id.')
  const client = world.clients.get(clientId)
  if (anotherId !== undefined || !client || client.disabled) {
    const clients = [...world.clients.values()].filter(({ redirectUris }) => redirectUris.length > 0)
    const names = clients.map((each) => each.clientId).join(', ') || 'none'
    const fix = `Use a client of this sandbox that has a redirect URI: ${names}.`
    throw plainRejection('client-id', 'client_id is not known', fix)
  }
  if (redirectUri === undefined) {
    throw plainRejection('redirect-uri', 'redirect_uri is missing', 'Send redirect_uri.')
  }
  if (anotherUri === undefined && client.redirectUris.includes(redirectUri)) return { client, redirectUri }
  const registered = client.redirectUris.join(' ') || 'none'
  throw plainRejection(
    'redirect-uri',
    'redirect_uri is not registered',
    `Client ${clientId} has registered ${registered}. The URI must be identical (RFC 9700 2.1).`,
  )
}

function validateResponse(
  { assumptions }: World,
  values: ReadonlyMap<string, string>,
  client: OAuthClient,
  reject: Reject,
): void {
  const type = values.get('response_type')
  const mode = values.get('response_mode')
  const scope = values.get('scope')
  if (values.has('request') || values.has('request_uri')) {
    const name = values.has('request') ? 'request' : 'request_uri'
    reject(`${name}_not_supported`, `${name} is not supported`, {
      rule: 'request-object',
      evidence: rfc('OpenID Connect Core 6'),
      reason: `The request has ${name}, which the mock does not support.`,
      fix: 'Send the parameters in the query.',
    })
  }
  if (type !== 'code') {
    const missing = type === undefined
    reject(
      missing ? 'invalid_request' : 'unsupported_response_type',
      missing ? 'parameter response_type is missing' : 'the response type is not supported',
      {
        rule: 'response-type',
        evidence: rfc('RFC 6749 4.1.2.1: unsupported_response_type'),
        reason: missing
          ? 'The request has no response_type.'
          : `response_type is ${JSON.stringify(type.slice(0, 80))}.`,
        fix: 'Send response_type=code.',
      },
    )
  }
  if (mode !== undefined && mode !== 'query' && assumptions['authorize-response-mode'] === 'refused') {
    reject('invalid_request', 'the response mode is not supported', {
      rule: 'response-mode',
      evidence: assumed('authorize-response-mode'),
      reason: `response_mode is ${JSON.stringify(mode.slice(0, 80))}, but NICE lists none.`,
      fix: 'Omit response_mode.',
    })
  }
  if (!client.grantTypes.includes('authorization_code')) {
    reject('unauthorized_client', 'the client may not use this grant type', {
      rule: 'grant-type-allowed',
      evidence: rfc('RFC 6749 4.1.2.1'),
      reason: `Client ${client.clientId} may use ${client.grantTypes.join(', ') || 'no grant'}.`,
      fix: 'Allow authorization_code for the client, or use another client.',
    })
  }
  if (!scope?.split(' ').includes('openid')) {
    reject('invalid_scope', 'the scope does not have openid', {
      rule: 'scope-openid',
      evidence: rfc('OpenID Connect Core 3.1.2.1: scope'),
      reason:
        scope === undefined ? 'The request has no scope.' : `scope is ${JSON.stringify(scope.slice(0, 80))}.`,
      fix: 'Send scope=openid.',
    })
  }
}

function validateTenant(world: World, tenantId: string | undefined, reject: Reject): void {
  const { tenant, assumptions } = world
  const own = tenantId === undefined || tenantId === tenant.tenantId
  if (own || assumptions['authorize-foreign-tenant'] === 'ignored') return
  reject('invalid_request', 'the tenant is not known', {
    rule: 'tenant',
    evidence: assumed('authorize-foreign-tenant'),
    reason: `tenantId is ${JSON.stringify(tenantId.slice(0, 80))}, but the tenant of this sandbox is ${tenant.tenantId}.`,
    fix: `Send tenantId=${tenant.tenantId}, or omit it.`,
  })
}

function validateChallenge(
  { assumptions }: World,
  client: OAuthClient,
  values: ReadonlyMap<string, string>,
  reject: Reject,
): string | undefined {
  const challenge = values.get('code_challenge')
  const method = values.get('code_challenge_method')
  const wrong = (description: string, reason: string, fix: string) =>
    reject('invalid_request', description, {
      rule: 'code-challenge',
      evidence: rfc('RFC 7636 4.4.1'),
      reason,
      fix,
    })
  const needed = client.isPublic || assumptions['pkce-for-confidential-clients'] === 'required'
  if (challenge === undefined) {
    if (!needed && method === undefined) return undefined
    wrong(
      'code challenge required',
      needed
        ? `Client ${client.clientId} must use PKCE, but the request has no code_challenge.`
        : 'The request has a code_challenge_method without a code_challenge.',
      'Send code_challenge, the SHA-256 of a random code_verifier in base64url, and code_challenge_method=S256.',
    )
  }
  if (method !== 'S256') {
    wrong(
      'transform algorithm not supported',
      method === undefined
        ? 'Without code_challenge_method, the method is plain (RFC 7636 4.3).'
        : `code_challenge_method is ${JSON.stringify(method.slice(0, 80))}.`,
      'Send code_challenge_method=S256.',
    )
  }
  if (challenge !== undefined && !/^[A-Za-z0-9_-]{43}$/.test(challenge)) {
    wrong(
      'the code challenge is malformed',
      `The code_challenge has ${challenge.length} characters, or characters that are not base64url without padding.`,
      'A SHA-256 in base64url without padding has 43 characters.',
    )
  }
  return challenge
}

function validatePrompt(prompt: string | undefined, reject: Reject): 'none' | 'login' | undefined {
  if (prompt === undefined || prompt === 'none' || prompt === 'login') return prompt
  reject('invalid_request', 'the prompt is not supported', {
    rule: 'prompt',
    evidence: cxoneSpec,
    reason: `prompt is ${JSON.stringify(prompt.slice(0, 80))}.`,
    fix: 'Send prompt=none or prompt=login, or omit it.',
  })
  return undefined
}

function validateMaxAge(maxAge: string | undefined, reject: Reject): number | undefined {
  if (maxAge === undefined || /^\d{1,9}$/.test(maxAge))
    return maxAge === undefined ? undefined : Number(maxAge)
  reject('invalid_request', 'max_age is not a number of seconds', {
    rule: 'max-age',
    evidence: rfc('OpenID Connect Core 3.1.2.1: max_age'),
    reason: `max_age is ${JSON.stringify(maxAge.slice(0, 80))}.`,
    fix: 'Send a whole number of seconds.',
  })
  return undefined
}
