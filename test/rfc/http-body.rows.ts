import { get, start, startPath, unlabelled } from './requests.js'
import { apiError, type Expected, type Row } from './row.js'

const invalid = 'The request body is not valid'
const notJson = apiError(400, 'bad.request', 'The request body is not valid JSON')
const emptyBody = apiError(400, 'bad.request', 'The request body is empty')
const tooDeep = apiError(400, 'bad.request', 'The request body nests deeper than 64 levels')
const notAnObject = apiError(400, 'bad.request', `${invalid}: it must be object`)

function badType(label: string): Expected {
  const reply = apiError(
    415,
    'unsupported.media.type',
    `The ${label} is not supported: send application/json`,
  )
  return { ...reply, headers: { ...reply.headers, accept: 'application/json' } }
}

function badQuery(field: string, errorCode: string, message: string): Expected {
  const details = [{ errorCode, fieldName: field }]
  return apiError(400, 'bad.request', `The query parameter ${field} is not valid: it ${message}`, { details })
}

/** `{"recordingId":"rec-123","x":[[…]]}` that nests `depth` levels. */
function nested(depth: number): string {
  return `{"recordingId":"rec-123","x":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`
}

/** Rows 135-152 and 166: headers and bodies, as far as every host lets a client send them. */
export const httpBody: readonly Row[] = [
  {
    row: 135,
    title: 'a wrong media type is 415 with Accept',
    as: 'recorder',
    requests: [start('{}', { 'content-type': 'text/plain' })],
    expect: badType('Content-Type text/plain'),
  },
  {
    row: 135,
    title: 'a media type that only begins or ends like JSON is 415',
    as: 'recorder',
    requests: [start('{}', { 'content-type': 'application/jsonx' })],
    expect: badType('Content-Type application/jsonx'),
  },
  {
    row: 135,
    title: 'the form label of CXone Studio is 415',
    as: 'recorder',
    requests: [start('{}', { 'content-type': 'application/x-www-form-urlencoded' })],
    expect: badType('Content-Type application/x-www-form-urlencoded'),
  },
  {
    row: 135,
    title: 'no media type is 415 with Accept',
    as: 'recorder',
    requests: [unlabelled('POST', startPath, '{"recordingId":"rec-123"}')],
    expect: badType('missing Content-Type'),
  },
  {
    row: 136,
    title: 'application/json is taken in any case, with the charset UTF-8',
    as: 'recorder',
    requests: [
      'application/json; charset=utf-8',
      'application/json;charset=UTF-8',
      'Application/JSON; charset="utf-8"',
    ].map((type) => start('{"recordingId":"rec-0"}', { 'content-type': type })),
    expect: apiError(404, 'not.found', 'No recording has the id rec-0.'),
  },
  {
    row: 136,
    title: '◆ no parameter of application/json decides',
    as: 'recorder',
    requests: [
      'application/json;charset=utf8',
      'application/json;',
      'application/json; charset=iso-8859-1',
      'application/json;odata=verbose;q=1',
    ].map((type) => start('{"recordingId":"rec-0"}', { 'content-type': type })),
    expect: apiError(404, 'not.found', 'No recording has the id rec-0.'),
  },
  {
    row: 136,
    title: '◆ another charset is 415, if the API reads UTF-8 only',
    as: 'recorder',
    assume: { 'content-type-parameters': 'utf-8-only' },
    requests: [start('{}', { 'content-type': 'application/json; charset=iso-8859-1' })],
    expect: badType('Content-Type application/json; charset=iso-8859-1'),
  },
  {
    row: 137,
    title: 'text that is not one JSON value is 400, and nothing of it is repeated',
    as: 'recorder',
    requests: [
      '{',
      '{"canary":1,}',
      "{'canary':1}",
      '{canary:1}',
      'NaN',
      '{"canary":NaN}',
      '{}{}',
      '{} canary',
      '"\t"',
      '// canary',
      '\uFEFF\uFEFF{}',
      '\u00a0{}',
    ].map((text) => start(text)),
    expect: notJson,
  },
  {
    row: 138,
    title: 'an empty body where one is required is 400',
    as: 'recorder',
    requests: [
      start(''),
      { method: 'POST', target: startPath, headers: { 'content-type': 'application/json' } },
    ],
    expect: emptyBody,
  },
  {
    row: 138,
    title: 'a body where none is wanted is ignored',
    as: 'recorder',
    requests: [unlabelled('DELETE', '/api/v2/tokens/me', '{')],
    expect: { status: 200, body: '' },
  },
  {
    row: 139,
    title: 'a JSON value that is no object is 400',
    as: 'recorder',
    requests: ['null', '1', '"rec-123"', '[]', 'true', '[{"recordingId":"rec-123"}]'].map((text) =>
      start(text),
    ),
    expect: notAnObject,
  },
  {
    row: 141,
    title: 'a byte order mark is skipped',
    as: 'recorder',
    requests: [start(Buffer.from('\uFEFF{"recordingId":"rec-123"}'))],
    expect: { status: 200 },
  },
  {
    row: 141,
    title: '◆ UTF-16 that says so is 415, if the API reads UTF-8 only',
    as: 'recorder',
    assume: { 'content-type-parameters': 'utf-8-only' },
    requests: [
      start(Buffer.from('\uFEFF{}', 'utf16le'), { 'content-type': 'application/json; charset=utf-16' }),
    ],
    expect: badType('Content-Type application/json; charset=utf-16'),
  },
  {
    row: 141,
    title: 'bytes that are not UTF-8 are 400',
    as: 'recorder',
    requests: [
      [0xff, 0xfe, 0x7b, 0],
      [0x22, 0xc3, 0x22],
      [0x22, 0xed, 0xa0, 0x80, 0x22],
      [0x22, 0xc0, 0x80, 0x22],
      [0x80],
    ].map((bytes) => start(Buffer.from(bytes))),
    expect: apiError(400, 'bad.request', 'The request body is not valid UTF-8'),
  },
  {
    row: 143,
    title: '64 levels of nesting are read',
    as: 'recorder',
    requests: [start(nested(64))],
    expect: { status: 200 },
  },
  {
    row: 143,
    title: '65 levels of nesting are 400',
    as: 'recorder',
    requests: [start(nested(65)), start('['.repeat(80_000)), start('{"a":'.repeat(40_000))],
    expect: tooDeep,
  },
  {
    row: 144,
    title: 'a number without end is 400',
    as: 'recorder',
    requests: [get('/api/v2/conversations?pageNumber=1e400')],
    expect: badQuery('pageNumber', 'type', 'must be integer'),
  },
  {
    row: 144,
    title: 'a number that is no integer is 400',
    as: 'recorder',
    requests: ['1.5', 'x', 'NaN', '0,5'].map((each) => get(`/api/v2/conversations?pageSize=${each}`)),
    expect: badQuery('pageSize', 'type', 'must be integer'),
  },
  {
    row: 144,
    title: 'zero and less are 400',
    as: 'recorder',
    requests: ['0', '-0', '-1'].map((each) => get(`/api/v2/conversations?pageSize=${each}`)),
    expect: badQuery('pageSize', 'minimum', 'must be >= 1'),
  },
  {
    row: 144,
    title: 'a number over the maximum is 400',
    as: 'recorder',
    requests: ['101', '999999999999999'].map((each) => get(`/api/v2/conversations?pageSize=${each}`)),
    expect: badQuery('pageSize', 'maximum', 'must be <= 100'),
  },
  {
    row: 144,
    title: 'a parameter that is given twice is 400',
    as: 'recorder',
    requests: [get('/api/v2/conversations?pageSize=200&pageSize=1')],
    expect: { status: 400 },
  },
  {
    row: 145,
    title: 'a body of 256 kB is read',
    as: 'recorder',
    requests: [start('{"recordingId":"rec-0"}'.padEnd(262_144))],
    expect: apiError(404, 'not.found', 'No recording has the id rec-0.'),
  },
  {
    row: 145,
    title: 'a body of one byte more is 413',
    as: 'recorder',
    requests: [start('{"recordingId":"rec-0"}'.padEnd(262_145)), start('é'.repeat(131_073))],
    expect: apiError(413, 'request.entity.too.large', 'The request body is larger than 262144 bytes'),
  },
  ...['gzip', 'br', 'deflate', 'zstd', 'compress', 'identity, gzip', 'x'].map((coding): Row => {
    const message = `The Content-Encoding ${coding} is not supported: send the body as it is`
    const reply = apiError(415, 'unsupported.media.type', message)
    return {
      row: 146,
      title: `the content coding ${coding} is 415 with Accept-Encoding`,
      as: 'recorder',
      requests: [start('{}', { 'content-encoding': coding })],
      expect: { ...reply, headers: { ...reply.headers, 'accept-encoding': 'identity' } },
    }
  }),
  {
    row: 147,
    hosts: ['node:http', 'msw', 'fetch'],
    title: 'headers of 16 kB are 431',
    requests: [get('/api/v2/tokens/me', { 'x-long': 'a'.repeat(16_385) })],
    expect: { status: 431 },
  },
  {
    row: 148,
    title: '101 header lines are 431',
    requests: [
      get(
        '/api/v2/tokens/me',
        Object.fromEntries(Array.from({ length: 101 }, (_, number) => [`x-${number}`, 'a'])),
      ),
    ],
    expect: { status: 431, headers: { 'content-type': 'application/json' } },
  },
  {
    row: 152,
    title: 'an Accept that excludes JSON is served all the same',
    as: 'recorder',
    requests: ['text/html', 'application/json;q=0', '*/*;q=0', 'x'].map((accept) =>
      get('/api/v2/tokens/me', { accept }),
    ),
    expect: { status: 200, headers: { 'content-type': 'application/json' } },
  },
  {
    row: 166,
    title: 'a reply of 204 has no content and no length',
    as: 'recorder',
    assume: { 'success-body': 'empty' },
    requests: [start()],
    expect: { status: 204, headers: { 'content-length': null, 'content-type': null }, body: '' },
  },
]
