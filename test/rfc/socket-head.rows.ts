import { apiError, problem, tokenError } from './row.js'
import {
  bearer,
  credentials,
  keepAlive,
  me,
  misdirected,
  ok,
  own,
  parser,
  post,
  repeated,
  request,
  type SocketRow,
} from './socket-row.js'

const lines = (count: number) => Array.from({ length: count }, (_, number) => `a${number}: b`)
const tooMany = (count: number) =>
  apiError(
    431,
    'request.headers.too.large',
    `The request has ${count} header lines; at most 100 are accepted.`,
  )
const tooLong = (count: number) =>
  apiError(414, 'uri.too.long', `The request target has ${count} characters; at most 8192 are accepted.`)

const unreadable = (host: string) =>
  apiError(400, 'bad.request', `The Host "${host}" is not a host with an optional port.`)

/** Rows of 2.2 whose request line or headers need bytes of their own. Row 2.4 is the table of platform defaults. */
const ui = ' Open /__admin/ui to watch the mock in a browser, unless it was started with --no-admin.'

export const socketHead: readonly SocketRow[] = [
  {
    row: 13,
    title: 'OPTIONS * is 204',
    bytes: request('OPTIONS * HTTP/1.1'),
    expect: [{ status: 204, headers: { allow: 'GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS' }, body: '' }],
  },
  {
    row: 62,
    title: 'two Authorization lines at the token endpoint are 400',
    bytes: post('grant_type=client_credentials', 'Content-Length: 29', credentials),
    expect: [tokenError(400, 'invalid_request', 'The header authorization is sent more than once.')],
  },
  {
    row: 62,
    title: 'two Authorization lines at a resource are 400, though they are the same',
    bytes: me(bearer, bearer),
    expect: [repeated('authorization')],
  },
  {
    row: 62,
    title: 'an Authorization line beside an empty one is 400',
    bytes: me('Authorization:', bearer),
    expect: [repeated('authorization')],
  },
  {
    row: 90,
    title: 'TRACE is 405 and repeats nothing',
    bytes: request('TRACE /api/v2/tokens/me HTTP/1.1', bearer),
    expect: [apiError(405, 'method.not.allowed', 'The method TRACE is not allowed on /api/v2/tokens/me.')],
  },
  {
    row: 131,
    title: 'HEAD has the length of GET and no content',
    bytes: request('HEAD /api/v2/tokens/me HTTP/1.1', bearer),
    expect: [
      { status: 200, headers: { 'content-type': 'application/json', 'content-length': '173' }, body: '' },
    ],
  },
  {
    row: 133,
    title: 'CONNECT is 501, because the mock is not a proxy',
    servers: own,
    bytes: request('CONNECT localhost:443 HTTP/1.1'),
    expect: [{ status: 501, headers: { connection: 'close' }, body: '' }],
  },
  {
    row: 134,
    title: 'an unknown method is 400 by the parser, where RFC 9110 9.1 would rather have 501',
    bytes: request('FOO /oauth/token HTTP/1.1'),
    expect: [parser(400)],
  },
  {
    row: 147,
    title: 'headers over 16 kB are 431 with the error body',
    servers: own,
    bytes: me(`X-Long: ${'a'.repeat(16_385)}`),
    expect: [{ status: 431, headers: { 'content-type': 'application/json' } }],
  },
  {
    row: 147,
    title: 'headers over 64 kB are 431 by the parser',
    bytes: me(`X-Long: ${'a'.repeat(66_000)}`),
    expect: [parser(431)],
  },
  { row: 148, title: '100 header lines are read', bytes: me(bearer, ...lines(97)), expect: [ok] },
  { row: 148, title: '101 header lines are 431', bytes: me(bearer, ...lines(98)), expect: [tooMany(101)] },
  {
    row: 148,
    title: '2,500 header lines are 431, and none is dropped',
    servers: own,
    bytes: me(bearer, ...lines(2497)),
    expect: [tooMany(2500)],
  },
  {
    row: 155,
    title: 'a # in the target is 400',
    bytes: request('GET /api/v2/tokens/me#x HTTP/1.1', bearer),
    expect: [apiError(400, 'bad.request', 'The request target has a "#".')],
  },
  {
    row: 158,
    title: 'a bare line feed is 400',
    bytes: me(bearer).replaceAll('\r\n', '\n'),
    expect: [parser(400)],
  },
  { row: 158, title: 'a folded header is 400', bytes: me('X-A: b\r\n c'), expect: [parser(400)] },
  { row: 158, title: 'a space before the colon is 400', bytes: me('X-A : b'), expect: [parser(400)] },
  { row: 158, title: 'NUL in a header is 400', bytes: me('X-A: \0'), expect: [parser(400)] },
  {
    row: 158,
    title: 'NUL in the target is 400',
    bytes: request('GET /api/v2/\0 HTTP/1.1'),
    expect: [parser(400)],
  },
  {
    row: 158,
    title: 'UTF-8 in the target that is not encoded is 400',
    bytes: request('GET /api/v2/conversations/\xc3\xa9 HTTP/1.1'),
    expect: [parser(400)],
  },
  {
    row: 159,
    title: 'HTTP/1.0 without Host is served',
    bytes: `GET /api/v2/tokens/me HTTP/1.0\r\n${bearer}\r\n\r\n`,
    expect: [ok],
  },
  {
    row: 159,
    title: 'HTTP/1.1 without Host is 400',
    bytes: me(bearer).replace('Host: localhost\r\n', ''),
    expect: [{ status: 400 }],
  },
  {
    row: 159,
    title: 'HTTP/2.0 in a request line is 505',
    bytes: request('GET /api/v2/tokens/me HTTP/2.0', bearer),
    expect: [apiError(505, 'version.not.supported', 'HTTP/2.0 is not supported.')],
  },
  {
    row: 159,
    title: 'HTTP/9.9 in a request line is 400 by the parser',
    bytes: request('GET /api/v2/tokens/me HTTP/9.9'),
    expect: [parser(400)],
  },
  {
    row: 2.4,
    title: 'pipelined requests are answered in order',
    bytes: keepAlive(me(bearer)) + me(),
    expect: [ok, { status: 401 }],
  },
  {
    row: 2.4,
    title: 'an upgrade is not taken: the request is answered',
    bytes: me(bearer, 'Upgrade: websocket, h2c'),
    expect: [ok],
  },
  {
    row: 2.4,
    title: 'two Host lines are 400',
    bytes: me('Host: localhost', bearer),
    expect: [repeated('host')],
  },
  {
    row: 2.4,
    title: 'a Host that is not ours is 421',
    servers: own,
    bytes: me(bearer).replace('localhost', 'evil.example'),
    expect: [misdirected],
  },
  {
    row: 2.4,
    title: 'a Host that cannot be read is 400',
    bytes: me(bearer).replace('localhost', '[::1'),
    expect: [unreadable('[::1')],
  },
  ...['127.0.0.1 evil', 'user@127.0.0.1', '127.0.0.1:port', '127.0.0.1/x', '127.0.0.1, localhost'].map(
    (host) => ({
      row: 153,
      title: `the Host ${host} is 400`,
      bytes: me(bearer).replace('localhost', host),
      expect: [unreadable(host)],
    }),
  ),
  ...['127.0.0.1:99999', '[::1]:99999', 'a b', '%00', ''].map((host) => ({
    row: 153,
    title: `the sign-in page answers the Host "${host}" with 400`,
    bytes: request('GET /auth/authorize/logout HTTP/1.1').replace('localhost', host),
    expect: [{ status: 400 }],
  })),
  {
    row: 153,
    title: 'the Host [::1] with a port is read',
    servers: own,
    bytes: me(bearer).replace('localhost', '[::1]:4080'),
    expect: [ok],
  },
  {
    row: 2.4,
    title: 'an absolute target of another host is 421, whatever Host says',
    servers: own,
    bytes: request('GET http://evil.example/api/v2/tokens/me HTTP/1.1', bearer),
    expect: [misdirected],
  },
  {
    row: 2.4,
    title: 'an absolute target is served',
    bytes: request('GET http://localhost/api/v2/tokens/me HTTP/1.1', bearer),
    expect: [ok],
  },
  {
    row: 2.4,
    title: 'an absolute target without a path means the root',
    bytes: request('GET http://localhost?a=b HTTP/1.1'),
    expect: [problem(404, `No API that cxone-mock implements has the path /.${ui}`, 'path')],
  },
  {
    row: 2.4,
    title: 'a target over 8 kB is 414',
    bytes: request(`GET /api/v2/${'a'.repeat(8192)} HTTP/1.1`),
    expect: [tooLong(8200)],
  },
  {
    row: 2.4,
    title: 'a target of 17 kB is 414 as well',
    servers: own,
    bytes: request(`GET /api/v2/${'a'.repeat(17_000)} HTTP/1.1`),
    expect: [tooLong(17_008)],
  },
]
