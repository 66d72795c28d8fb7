import { expect } from 'vitest'
import { get, recorder, token, unlabelled } from './requests.js'
import { granted, missingGrantType, notAForm, tokenError, type Row } from './row.js'

const everyScope = 'recording:read recording:write recording:control'
const grant = 'grant_type=client_credentials'
const methodRefused = { 'cache-control': 'no-store', pragma: 'no-cache', allow: 'POST, OPTIONS' }

/** Rows 1-23: the form of a token request and of its reply. */
export const tokenRequest: readonly Row[] = [
  {
    row: 1,
    title: 'client_credentials with a valid client get a token',
    requests: [token()],
    expect: granted(everyScope),
  },
  {
    row: 5,
    title: 'no-store and no-cache are on each refusal, whoever refuses',
    requests: [
      token('grant_type=password'),
      token(grant, { authorization: 'Basic eDp5' }),
      token(grant, { ...recorder, 'content-encoding': 'gzip' }),
      token('a'.repeat(65_537)),
      get('/oauth/token'),
    ],
    expect: {
      status: expect.any(Number) as number,
      headers: { 'cache-control': 'no-store', pragma: 'no-cache' },
    },
    look: (_, replies) => expect(replies.map(({ status }) => status)).toEqual([400, 401, 415, 413, 405]),
  },
  {
    row: 8,
    title: 'a token works until expires_in has passed on the clock, and not one millisecond longer',
    requests: [token(grant, { authorization: 'Basic b25lLW1pbnV0ZTpvbmUtbWludXRlLXNlY3JldA==' })],
    expect: granted('recording:control', 60),
  },
  {
    row: 11,
    title: 'GET is refused with 405, and the journal keeps no secret of its query',
    requests: [
      get('/oauth/token?grant_type=client_credentials&client_id=recorder&client_secret=canary-9d2f'),
    ],
    expect: {
      status: 405,
      headers: methodRefused,
      body: { error: 'invalid_request', error_description: 'The method GET is not allowed on /oauth/token.' },
    },
    look: (mock) => expect(JSON.stringify(mock.defaultSandbox.requests.list())).not.toContain('canary-9d2f'),
  },
  {
    row: 12,
    title: 'HEAD, PUT, PATCH and DELETE are refused with 405 and Allow',
    requests: ['HEAD', 'PUT', 'PATCH', 'DELETE'].map((method) => ({
      method,
      target: '/oauth/token',
      headers: recorder,
    })),
    expect: { status: 405, headers: methodRefused },
  },
  {
    row: 13,
    title: 'OPTIONS tells the methods and offers no CORS',
    requests: [{ method: 'OPTIONS', target: '/oauth/token', headers: { origin: 'https://evil.example' } }],
    expect: { status: 204, headers: { allow: 'POST, OPTIONS', 'content-type': null }, body: '' },
  },
  {
    row: 14,
    title: 'the form media type is taken in any case, with the charset UTF-8',
    requests: [
      'application/x-www-form-urlencoded;charset=UTF-8',
      'application/x-www-form-urlencoded; charset=utf-8',
      'application/x-www-form-urlencoded;charset="UTF-8"',
      'APPLICATION/X-WWW-Form-UrlEncoded; CHARSET=Utf-8',
    ].map((type) => token(grant, { ...recorder, 'content-type': type })),
    expect: granted(everyScope),
  },
  {
    row: 15,
    title: 'a JSON body is invalid_request',
    requests: [
      token('{"grant_type":"client_credentials"}', { ...recorder, 'content-type': 'application/json' }),
    ],
    expect: notAForm,
  },
  {
    row: 16,
    title: 'multipart, text and no media type at all are invalid_request',
    requests: [
      token('--x\r\n\r\n--x--', { ...recorder, 'content-type': 'multipart/form-data; boundary=x' }),
      token(grant, { ...recorder, 'content-type': 'text/plain' }),
      token(grant, { ...recorder, 'content-type': 'application/x-www-form-urlencodedx' }),
      unlabelled('POST', '/oauth/token', grant, recorder),
    ],
    expect: notAForm,
  },
  {
    row: 17,
    title: '◆ another charset than UTF-8 is invalid_request, if the service reads UTF-8 only',
    assume: { 'content-type-parameters': 'utf-8-only' },
    requests: ['iso-8859-1', 'utf-16', 'us-ascii', ''].map((charset) =>
      token(grant, { ...recorder, 'content-type': `application/x-www-form-urlencoded; charset=${charset}` }),
    ),
    expect: notAForm,
  },
  {
    row: 17,
    title: '◆ another charset than UTF-8 changes nothing',
    requests: ['iso-8859-1', 'utf-16', 'us-ascii', ''].map((charset) =>
      token(grant, { ...recorder, 'content-type': `application/x-www-form-urlencoded; charset=${charset}` }),
    ),
    expect: granted('recording:read recording:write recording:control'),
  },
  {
    row: 17,
    title: 'bytes that are not UTF-8 are invalid_request',
    requests: [
      { ...token(), body: Buffer.concat([Buffer.from(`${grant}&scope=`), Buffer.from([0xff, 0xfe])]) },
    ],
    expect: tokenError(400, 'invalid_request', 'The request body is not valid UTF-8'),
  },
  { row: 19, title: 'an empty body is invalid_request', requests: [token('')], expect: missingGrantType },
  {
    row: 19,
    title: 'no body and no media type are invalid_request',
    requests: [{ method: 'POST', target: '/oauth/token', headers: recorder }],
    expect: notAForm,
  },
  {
    row: 21,
    title: 'a body of 64 kB is read',
    requests: [token(`${grant}&x=${'a'.repeat(65_536 - grant.length - 3)}`)],
    expect: granted(everyScope),
  },
  {
    row: 21,
    title: 'a body of one byte more is refused with 413',
    requests: [token(`${grant}&x=${'a'.repeat(65_536 - grant.length - 2)}`)],
    expect: tokenError(413, 'invalid_request', 'The request body is larger than 65536 bytes'),
  },
  {
    row: 22,
    title: '1,001 parameters are invalid_request',
    requests: [token(`${grant}${'&a=b'.repeat(1000)}`)],
    expect: tokenError(400, 'invalid_request', 'more than 1000 parameters were sent'),
  },
  {
    row: 22,
    title: '1,000 parameters are taken',
    requests: [token(`${grant}${'&a=b'.repeat(999)}`)],
    expect: granted(everyScope),
  },
  {
    row: 23,
    title: 'a parameter over its limit is refused, not dropped',
    requests: [token(`${grant}&scope=${'a'.repeat(16_385)}`)],
    expect: tokenError(400, 'invalid_request', 'parameter scope is longer than 16384 characters'),
  },
  {
    row: 23,
    title: 'a client_id over its limit is refused, not dropped',
    requests: [token(`${grant}&client_id=${'a'.repeat(16_385)}`)],
    expect: tokenError(400, 'invalid_request', 'parameter client_id is longer than 16384 characters'),
  },
]
