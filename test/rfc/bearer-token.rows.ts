import { expect } from 'vitest'
import type { CxoneMock } from '../../mock-server/index.js'
import { basic, form, get, start, startPath, stopPath, token, unlabelled } from './requests.js'
import { apiError, badToken, emptyUnauthorized, noToken, type Row } from './row.js'

const advance = (duration: string) => (mock: CxoneMock) => mock.defaultSandbox.clock.advance(duration)

const malformed = [
  'Bearer',
  'Bearer ',
  'Bearer a b',
  'Bearer a,b',
  'Bearer a=b',
  'Bearer é',
  'Bearer "a"',
  'Bearer=a',
  'Bearer\ta',
  'BearerToken a',
]
const otherSchemes = [basic('recorder', 'recorder-secret'), 'DPoP a.b.c', 'Token a', ', Bearer a', 'recorder']
const otherIssuers = [
  'default.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'elsewhere.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'eyJhbGciOiJub25lIn0.eyJzdWIiOiJyZWNvcmRlciJ9.',
  'a',
  '__proto__.a',
  'constructor',
  'a'.repeat(10_000),
].map((each) => `Bearer ${each}`)

const forbidden = apiError(
  403,
  'missing.any.permissions',
  'Unable to perform the requested action. You must have at least one of the following permissions assigned: [recording:control]',
)

/** Rows 71-90: the bearer token at the API's operations. */
export const bearerToken: readonly Row[] = [
  {
    row: 71,
    title: 'no token at recordingcontrols is an empty 401 without a challenge',
    requests: [start()],
    expect: emptyUnauthorized,
  },
  {
    row: 71,
    title: 'no token at recordingcontrols has a challenge without error where that is assumed',
    assume: { 'unauthorized-challenge': 'bearer' },
    requests: [start(), start('{}', { authorization: 'Bearer unknown' })],
    expect: {
      ...emptyUnauthorized,
      headers: { 'content-length': '0', 'content-type': null, 'www-authenticate': 'Bearer realm="cxone"' },
    },
  },
  {
    row: 71,
    title: 'no token at another operation is 401 with the error body',
    requests: [get(), get('/api/v2/conversations')],
    expect: noToken,
  },
  {
    row: 72,
    title: 'a valid token with the scope is accepted',
    as: 'recorder',
    requests: [get('/api/v2/conversations/conv-123/recordings'), start()],
    expect: { status: 200, headers: { 'content-type': 'application/json', 'www-authenticate': null } },
  },
  {
    row: 73,
    title: 'the scheme is Bearer in any case',
    as: 'recorder',
    requests: ['bearer', 'BEARER', 'bEaReR'].map((scheme) =>
      get('/api/v2/tokens/me', { authorization: `${scheme} {token}` }),
    ),
    expect: { status: 200 },
  },
  {
    row: 74,
    title: 'a Bearer header that is not one token is an empty 401 at recordingcontrols',
    requests: malformed.map((authorization) => start('{}', { authorization })),
    expect: emptyUnauthorized,
  },
  {
    row: 75,
    title: 'a Bearer header that is not one token is 401 with the error body elsewhere',
    requests: malformed.map((authorization) => get('/api/v2/tokens/me', { authorization })),
    expect: noToken,
  },
  {
    row: 77,
    title: 'another scheme is an empty 401 at recordingcontrols',
    requests: otherSchemes.map((authorization) => start('{}', { authorization })),
    expect: emptyUnauthorized,
  },
  {
    row: 77,
    title: 'another scheme is 401 with the error body elsewhere',
    requests: otherSchemes.map((authorization) => get('/api/v2/tokens/me', { authorization })),
    expect: noToken,
  },
  {
    row: 78,
    title: 'an unknown token, or one of another issuer, is an empty 401 at recordingcontrols (row 89)',
    requests: otherIssuers.map((authorization) => start('{}', { authorization })),
    expect: emptyUnauthorized,
  },
  {
    row: 78,
    title: 'an unknown token, or one of another issuer, is 401 with the error body elsewhere (row 89)',
    requests: otherIssuers.map((authorization) => get('/api/v2/tokens/me', { authorization })),
    expect: badToken,
  },
  {
    row: 79,
    title: 'a token works one millisecond before it expires',
    as: 'one-minute',
    before: [advance('59s'), advance('999ms')],
    requests: [get()],
    expect: { status: 200 },
  },
  {
    row: 79,
    title: 'a token is refused at exactly the time when it expires',
    as: 'one-minute',
    before: [advance('60s')],
    requests: [get()],
    expect: badToken,
  },
  {
    row: 79,
    title: 'an expired token is an empty 401 at recordingcontrols',
    as: 'one-minute',
    before: [advance('1m')],
    requests: [start()],
    expect: emptyUnauthorized,
  },
  {
    row: 80,
    title: 'a revoked token is refused at once',
    as: 'recorder',
    before: [{ method: 'DELETE', target: '/api/v2/tokens/me' }],
    requests: [get()],
    expect: badToken,
  },
  {
    row: 80,
    title: 'a revoked token is an empty 401 at recordingcontrols',
    as: 'recorder',
    before: [{ method: 'DELETE', target: '/api/v2/tokens/me' }],
    requests: [start()],
    expect: emptyUnauthorized,
  },
  {
    row: 80,
    title: 'after a reset every token is refused',
    as: 'recorder',
    before: [(mock) => mock.reset()],
    requests: [get()],
    expect: badToken,
  },
  {
    row: 81,
    title: 'a token in a form body is not read',
    as: 'recorder',
    requests: [
      {
        method: 'POST',
        target: startPath,
        headers: { 'content-type': form, authorization: '' },
        body: 'access_token={token}',
      },
      {
        method: 'POST',
        target: startPath,
        headers: { 'content-type': form, authorization: 'Bearer' },
        body: 'access_token={token}',
      },
    ],
    expect: emptyUnauthorized,
  },
  {
    row: 82,
    title: 'a token in the query is not read, and the journal does not keep it',
    as: 'recorder',
    requests: [get('/api/v2/tokens/me?access_token={token}', { authorization: '' })],
    expect: noToken,
    look: (mock) => {
      const { target } = mock.defaultSandbox.requests.last() ?? {}
      expect(target).toMatch(/^\/api\/v2\/tokens\/me\?access_token=sha256:[A-Za-z0-9_-]{8}$/)
    },
  },
  {
    row: 84,
    title: 'a missing scope is 403 where that is assumed',
    assume: { 'missing-scope': 'forbidden-403' },
    as: 'studio-basic',
    requests: [start()],
    expect: forbidden,
  },
  {
    row: 85,
    title: 'a missing scope at recordingcontrols is an empty 401',
    as: 'studio-basic',
    requests: [start(), { ...start(), target: stopPath }],
    expect: emptyUnauthorized,
  },
  {
    row: 84,
    title: 'a missing scope elsewhere is 403 with the error body',
    as: 'other-division',
    requests: [get('/api/v2/conversations/conv-123/recordings')],
    expect: apiError(
      403,
      'missing.any.permissions',
      'Unable to perform the requested action. You must have at least one of the following permissions assigned: [recording:read]',
    ),
  },
  {
    row: 86,
    title: 'scopes of another case, and longer or shorter ones, do not help',
    as: 'near-miss',
    requests: [start()],
    expect: emptyUnauthorized,
  },
  {
    row: 86,
    title: 'the right scope among many is enough',
    as: 'many-scopes',
    requests: [start()],
    expect: { status: 200 },
  },
  {
    row: 87,
    title: 'without a token nothing is told of the body, the media type or the recording',
    requests: [
      start('{'),
      start('{}', { 'content-type': 'text/xml' }),
      start('{"recordingId":"rec-0"}'),
      unlabelled('POST', startPath, 'x'),
      start('a'.repeat(262_145)),
    ],
    expect: emptyUnauthorized,
  },
  {
    row: 87,
    title: 'without the scope nothing is told of the body, the media type or the recording',
    as: 'studio-basic',
    requests: [
      start('{'),
      start('{}', { 'content-type': 'text/xml' }),
      start('{"recordingId":"rec-0"}'),
      unlabelled('POST', startPath, 'x'),
    ],
    expect: emptyUnauthorized,
  },
  {
    row: 87,
    title: 'without a token nothing is told of which conversations there are',
    requests: [get('/api/v2/conversations/conv-123'), get('/api/v2/conversations/conv-0')],
    expect: noToken,
  },
  {
    row: 87,
    title: 'the media type is judged before the body, and the body before the recording',
    as: 'recorder',
    requests: [start('{"recordingId":"rec-0","action":"pause"}')],
    expect: apiError(
      400,
      'invalid.value',
      'Value [pause] is not valid for field type [action]. Allowable values are: start, stop',
      {
        messageWithParams:
          'Value [{value}] is not valid for field type [{field}]. Allowable values are: {allowed}',
        messageParams: { value: 'pause', field: 'action', allowed: 'start, stop' },
        details: [{ errorCode: 'invalid.value', fieldName: 'action' }],
      },
    ),
  },
  {
    row: 88,
    title: 'a challenge is one Basic or Bearer with a quoted realm',
    assume: { 'unauthorized-challenge': 'bearer' },
    requests: [start(), token('grant_type=client_credentials', { authorization: 'Bearer "x"' })],
    expect: { status: 401, headers: { 'www-authenticate': /^(?:Basic|Bearer) realm="cxone"$/ } },
  },
  {
    row: 90,
    title: 'no reply repeats the token, refusals included',
    as: 'recorder',
    requests: [
      get(),
      start('{"recordingId":"rec-0"}'),
      get('/api/v2/conversations/conv-0'),
      { method: 'PUT', target: '/api/v2/tokens/me' },
    ],
    expect: { status: expect.any(Number) as number },
    look: (_, replies) => expect(replies.map(({ status }) => status)).toEqual([200, 404, 404, 405]),
  },
]
