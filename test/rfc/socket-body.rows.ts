import { startPath } from './requests.js'
import { apiError, granted, tokenError } from './row.js'
import {
  bearer,
  closed,
  keepAlive,
  me,
  misdirected,
  ok,
  own,
  parser,
  post,
  request,
  type SocketRow,
} from './socket-row.js'

const everyScope = 'recording:read recording:write recording:control'
const grant = 'grant_type=client_credentials'
const length = 'Content-Length: 29'
const chunked = 'Transfer-Encoding: chunked'
const chunks = `1d\r\n${grant}\r\n0\r\n\r\n`
const letters = grant.replaceAll(/./g, '1\r\n$&\r\n')

/** Rows of 2.2 whose body needs bytes of its own: how it is framed, and whether it is asked for. */
export const socketBody: readonly SocketRow[] = [
  {
    row: 20,
    title: 'a chunked body without Content-Length is read',
    bytes: post(chunks, chunked),
    expect: [granted(everyScope)],
  },
  {
    row: 20,
    title: 'a chunked body in many small chunks with a trailer is read',
    bytes: post(`${letters}0\r\nX-Trailer: a\r\n\r\n`, chunked),
    expect: [granted(everyScope)],
  },
  {
    row: 21,
    title: 'a declared length over 64 kB is 413, and the connection is closed with the body unread',
    bytes: keepAlive(post('', 'Content-Length: 65537')),
    expect: [closed],
  },
  {
    row: 138,
    title: 'a body of GET is read and ignored',
    bytes: `${me(bearer, 'Content-Length: 3')}{,}`,
    expect: [ok],
  },
  {
    row: 145,
    title: 'a chunked body over the limit is 413, and the connection is closed',
    bytes: keepAlive(post(`10001\r\n${'a'.repeat(65_537)}\r\n`, chunked)),
    expect: [closed],
  },
  {
    row: 150,
    title: '100 Continue goes before the reply to a request that will be read',
    bytes: post(grant, length, 'Expect: 100-continue'),
    expect: [{ status: 100 }, granted(everyScope)],
  },
  {
    row: 150,
    title: 'no 100 Continue goes before 413 at the token endpoint',
    servers: own,
    bytes: keepAlive(post('', 'Content-Length: 65537', 'Expect: 100-continue')),
    expect: [closed],
  },
  {
    row: 150,
    title: 'no 100 Continue goes before 413 elsewhere',
    servers: own,
    bytes: request(
      `POST ${startPath} HTTP/1.1`,
      bearer,
      'Content-Type: application/json',
      'Content-Length: 262145',
      'Expect: 100-continue',
    ),
    expect: [apiError(413, 'request.entity.too.large', 'The request body is larger than 262144 bytes')],
  },
  {
    row: 150,
    title: 'no 100 Continue goes before 421',
    servers: own,
    bytes: post('', length, 'Expect: 100-continue').replace('localhost', 'evil.example'),
    expect: [misdirected],
  },
  {
    row: 151,
    title: 'another expectation is 417',
    bytes: post(grant, length, 'Expect: the-unexpected'),
    expect: [{ status: 417 }],
  },
  {
    row: 156,
    title: 'Transfer-Encoding and Content-Length are 400',
    bytes: post(chunks, chunked, 'Content-Length: 3'),
    expect: [parser(400)],
  },
  {
    row: 156,
    title: 'two Content-Length are 400',
    bytes: post(grant, length, 'Content-Length: 28'),
    expect: [parser(400)],
  },
  {
    row: 156,
    title: 'a negative Content-Length is 400',
    bytes: post(grant, 'Content-Length: -1'),
    expect: [parser(400)],
  },
  {
    row: 156,
    title: 'a Content-Length that is no number is 400',
    bytes: post(grant, 'Content-Length: 0x1d'),
    expect: [parser(400)],
  },
  {
    row: 156,
    title: 'a bad chunk size is 400',
    bytes: post(`zz\r\n${grant}\r\n0\r\n\r\n`, chunked),
    expect: [parser(400)],
  },
  {
    row: 157,
    title: 'a transfer coding other than chunked is 501',
    bytes: post(chunks, 'Transfer-Encoding: gzip, chunked'),
    expect: [tokenError(501, 'invalid_request', "The transfer coding 'gzip, chunked' is not supported.")],
  },
]
