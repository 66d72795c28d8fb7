import { expect } from 'vitest'
import { recorder, token } from './requests.js'
import { granted, missingGrantType, tokenError, type Row } from './row.js'

const everyScope = 'recording:read recording:write recording:control'
const grant = 'grant_type=client_credentials'
const unsupported = tokenError(400, 'unsupported_grant_type', 'the grant type is not client_credentials')
const badScope = tokenError(400, 'invalid_scope', 'scope is not a list of scope tokens')

function repeated(name: string) {
  return tokenError(400, 'invalid_request', `parameter ${name} is repeated`)
}

/** Rows 24-46: the parameters of a token request. */
export const tokenParameters: readonly Row[] = [
  {
    row: 24,
    title: 'no grant_type is invalid_request',
    requests: [token('scope=recording:read')],
    expect: missingGrantType,
  },
  {
    row: 25,
    title: 'an empty grant_type is as none',
    requests: [token('grant_type='), token('grant_type')],
    expect: missingGrantType,
  },
  {
    row: 26,
    title: 'an unknown grant is unsupported_grant_type',
    requests: [
      'password',
      'magic',
      'urn:ietf:params:oauth:grant-type:device_code',
      'client_credentials ',
      '"',
    ].map((each) => token(`grant_type=${encodeURIComponent(each)}`)),
    expect: unsupported,
  },
  {
    row: 27,
    title: 'a grant that the client may not use is unauthorized_client',
    requests: [token(`${grant}&client_id=no-grant&client_secret=no-grant-secret`, {})],
    expect: tokenError(400, 'unauthorized_client', 'the client may not use this grant type'),
  },
  {
    row: 28,
    title: 'the value of grant_type is case-sensitive',
    requests: [token('grant_type=Client_Credentials'), token('grant_type=CLIENT_CREDENTIALS')],
    expect: unsupported,
  },
  {
    row: 29,
    title: 'the names of parameters are case-sensitive',
    requests: [
      token('Grant_Type=client_credentials'),
      token('GRANT_TYPE=client_credentials'),
      token('grant_type%20=client_credentials'),
    ],
    expect: missingGrantType,
  },
  {
    row: 30,
    title: 'grant_type may not be repeated, whatever its values',
    requests: [
      token(`${grant}&${grant}`),
      token(`${grant}&grant_type=password`),
      token(`grant_type=&${grant}`),
      token(`${grant}&grant%5Ftype=`),
    ],
    expect: repeated('grant_type'),
  },
  {
    row: 31,
    title: 'scope may not be repeated',
    requests: [
      token(`${grant}&scope=recording:read&scope=recording:read`),
      token(`${grant}&scope=&scope=recording:read`),
    ],
    expect: repeated('scope'),
  },
  {
    row: 32,
    title: 'client_id may not be repeated',
    requests: [token(`${grant}&client_id=recorder&client_id=recorder&client_secret=recorder-secret`, {})],
    expect: repeated('client_id'),
  },
  {
    row: 32,
    title: 'client_secret may not be repeated',
    requests: [token(`${grant}&client_id=recorder&client_secret=x&client_secret=recorder-secret`, {})],
    expect: repeated('client_secret'),
  },
  {
    row: 34,
    title: 'a client_secret in the query is invalid_request, even beside valid credentials',
    requests: [
      { ...token(), target: '/oauth/token?client_secret=recorder-secret' },
      { ...token(grant, {}), target: '/oauth/token?client_id=recorder&client_secret=recorder-secret' },
    ],
    expect: tokenError(400, 'invalid_request', 'client credentials are not read from the URI'),
  },
  {
    row: 34,
    title: 'a grant_type in the query is not read',
    requests: [{ ...token(''), target: `/oauth/token?${grant}` }],
    expect: missingGrantType,
  },
  {
    row: 34,
    title: 'a scope in the query is not read',
    requests: [{ ...token(), target: '/oauth/token?scope=recording:read' }],
    expect: granted(everyScope),
  },
  {
    row: 35,
    title: 'brackets and names of Object.prototype are unknown names, and ignored',
    requests: [
      'a[b]=c',
      'a[]=b&a[]=c',
      '__proto__=x&__proto__=y',
      '__proto__[scope]=x',
      'constructor=x',
      'toString=x',
      'grant_type[]=password',
    ].map((each) => token(`${grant}&${each}`)),
    expect: granted(everyScope),
  },
  {
    row: 36,
    title: 'without scope the token has all of the client, and the reply names them',
    requests: [token()],
    expect: granted(everyScope),
  },
  {
    row: 37,
    title: 'an empty scope is as none',
    requests: [token(`${grant}&scope=`), token(`${grant}&scope`)],
    expect: granted(everyScope),
  },
  {
    row: 38,
    title: 'a subset of the scopes is given as it was asked for',
    requests: [
      token(`${grant}&scope=recording:read+recording:control`),
      token(`${grant}&scope=recording%3Aread%20recording%3Acontrol`),
    ],
    expect: granted('recording:read recording:control'),
  },
  {
    row: 39,
    title: 'order and repeats of scopes give the same rights, and the reply says which (row 46)',
    requests: [token(`${grant}&scope=recording:control+recording:read+recording:control`)],
    expect: granted('recording:control recording:read'),
  },
  {
    row: 40,
    title: 'scopes are case-sensitive',
    requests: [token(`${grant}&scope=Recording:Control`)],
    expect: tokenError(400, 'invalid_scope', 'the client may not have scope Recording:Control'),
  },
  {
    row: 41,
    title: 'an unknown scope is invalid_scope, even beside a known one',
    requests: [token(`${grant}&scope=recording:read+constructor`)],
    expect: tokenError(400, 'invalid_scope', 'the client may not have scope constructor'),
  },
  {
    row: 42,
    title: 'a scope that the client was not given is invalid_scope',
    requests: [
      token(`${grant}&client_id=studio-basic&client_secret=studio-basic-secret&scope=recording:control`, {}),
    ],
    expect: tokenError(400, 'invalid_scope', 'the client may not have scope recording:control'),
  },
  {
    row: 43,
    title: 'a scope with a quote, backslash, control or non-ASCII character is invalid_scope',
    requests: [
      '"',
      '\\',
      '\0',
      '\r\n',
      '\x7f',
      'é',
      '録',
      ' recording:read',
      'recording:read ',
      'a  b',
      '\t',
    ].map((scope) => token(`${grant}&scope=${encodeURIComponent(scope)}`)),
    expect: badScope,
  },
  {
    row: 45,
    title: 'a scope of more than 10,000 characters is invalid_scope',
    requests: [token(`${grant}&scope=${'a'.repeat(10_001)}`)],
    expect: badScope,
  },
  {
    row: 45,
    title: 'a scope of 100 kB is over the limit of the body',
    requests: [token(`${grant}&scope=${'a+'.repeat(50_000)}`)],
    expect: tokenError(413, 'invalid_request', 'The request body is larger than 65536 bytes'),
  },
  {
    row: 66,
    title: 'error and error_description hold only the characters of RFC 6749 5.2',
    requests: [
      ...['"', '\\', 'é', '\0', '\r\nSet-Cookie: a=b', '<script>'].map((each) =>
        token(`grant_type=${encodeURIComponent(each)}`),
      ),
      ...['<script>', "a'b", '%0d', '~'].map((each) => token(`${grant}&scope=${encodeURIComponent(each)}`)),
      token(grant, { ...recorder, 'content-type': 'text/"é\\' }),
    ],
    expect: { status: 400, headers: { 'set-cookie': null } },
    look: (_, replies) => {
      for (const { body } of replies) {
        const { error, error_description } = JSON.parse(body) as Record<string, string>
        expect(error).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/)
        expect(error_description).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/)
      }
    },
  },
]
