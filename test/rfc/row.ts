import { expect } from 'vitest'
import type { CxoneMock } from '../../mock-server/index.js'
import type { HostName, Received, Sent } from '../hosts.js'

/** What a reply must be. A header of `null` must be absent; a body that is a text must be that text. */
export interface Expected {
  readonly status: number
  readonly headers?: Readonly<Record<string, string | RegExp | null>>
  readonly body?: unknown
}

/** A request that goes before those under test and must succeed, or what is done to the mock. */
type Step = Sent | ((mock: CxoneMock) => void | Promise<void>)

/** One row: see rows.test.ts. Rows may share a number; their titles say what differs. */
export interface Row {
  readonly row: number
  /** A sentence. */
  readonly title: string
  readonly assume?: Readonly<Record<string, string>>
  /** Default: every host. */
  readonly hosts?: readonly HostName[]
  /** The client of test/rfc/scenario.ts whose token the requests carry that have no Authorization. */
  readonly as?: string
  readonly before?: readonly Step[]
  /** Sent one after the other; each must be answered as expected. */
  readonly requests: readonly Sent[]
  readonly expect: Expected
  /** What else must be so. */
  readonly look?: (mock: CxoneMock, replies: readonly Received[]) => void
}

const noStore = { 'cache-control': 'no-store', pragma: 'no-cache', 'content-type': 'application/json' }

/** A token of RFC 6750 2.1 with at least 128 bits: 43 characters of base64url are 256. */
const accessToken = expect.stringMatching(/^default\.[A-Za-z0-9_-]{43}$/) as unknown

const uuid = expect.stringMatching(
  /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
) as unknown

/** A token response with nothing in it but what RFC 6749 5.1 names: no refresh_token (4.4.3). */
export function granted(scope: string, expiresIn = 3600): Expected {
  return {
    status: 200,
    headers: { ...noStore, 'www-authenticate': null },
    body: { access_token: accessToken, token_type: 'Bearer', expires_in: expiresIn, scope },
  }
}

/** An error response of RFC 6749 5.2. */
export function tokenError(status: number, error: string, description: string): Expected {
  return {
    status,
    headers: { ...noStore, 'www-authenticate': null },
    body: { error, error_description: description },
  }
}

export const missingGrantType = tokenError(400, 'invalid_request', 'parameter grant_type is missing')

export const notAForm = tokenError(
  400,
  'invalid_request',
  'the body is not application/x-www-form-urlencoded in UTF-8',
)

const invalidClientBody = {
  error: 'invalid_client',
  description: 'authentication failed',
  error_description: 'authentication failed',
}

export const invalidClient: Expected = {
  status: 401,
  headers: { ...noStore, 'www-authenticate': 'Basic realm="cxone"' },
  body: invalidClientBody,
}

/** The same under invalid-client-status=400. */
export const invalidClient400: Expected = {
  status: 400,
  headers: { ...noStore, 'www-authenticate': null },
  body: invalidClientBody,
}

/** The error body of /api/v2. */
export function apiError(
  status: number,
  code: string,
  message: string,
  more: Readonly<Record<string, unknown>> = {},
): Expected {
  return {
    status,
    headers: { 'content-type': 'application/json', 'www-authenticate': null },
    body: { message, code, status, contextId: uuid, details: [], errors: [], ...more },
  }
}

/** What a recordingcontrols request without a usable token gets: not one byte that says why. */
export const emptyUnauthorized: Expected = {
  status: 401,
  headers: { 'content-length': '0', 'content-type': null, 'www-authenticate': null },
  body: '',
}

/** What every other operation answers to a request without a token that can be read. */
export const noToken = apiError(
  401,
  'authentication.required',
  'No authentication bearer token specified in authorization header.',
)

/** What every other operation answers to a token that is unknown, expired or revoked. */
export const badToken = apiError(401, 'bad.credentials', 'Invalid login credentials.')

/** A problem document of RFC 9457: what the mock itself refuses. */
export function problem(status: number, title: string, rule: string): Expected {
  return {
    status,
    headers: { 'content-type': 'application/problem+json' },
    body: { type: 'about:blank', title, status, detail: expect.any(String) as unknown, rule },
  }
}
