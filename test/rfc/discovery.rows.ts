import { expect } from 'vitest'
import { caseInstant, type Received } from '../hosts.js'
import { get } from './requests.js'
import type { Row } from './row.js'

const jsonOf = ({ body }: Received) => JSON.parse(body) as Readonly<Record<string, unknown>>
const metadata = ['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server']

/** Rows 109-127: keys and metadata. */
export const discovery: readonly Row[] = [
  {
    row: 109,
    title: 'the JWKS has RSA keys of 2048 bits, and no private member',
    requests: [get('/auth/jwks')],
    expect: { status: 200, headers: { 'content-type': 'application/json' } },
    look: (_, [reply]) => {
      const { keys } = jsonOf(reply ?? never) as { keys: { n: string }[] }
      expect(keys.map((key) => Object.keys(key))).toEqual([['kty', 'use', 'alg', 'kid', 'n', 'e']])
      expect(keys.map(({ n }) => atob(n.replaceAll('-', '+').replaceAll('_', '/')).length)).toEqual([256])
    },
  },
  {
    row: 110,
    title: 'after a rotation the JWKS has the new key and the old one, and after two the oldest is gone',
    before: [
      ({ defaultSandbox }) => defaultSandbox.rotateKeys(),
      ({ defaultSandbox }) => defaultSandbox.rotateKeys(),
    ],
    requests: [get('/auth/jwks')],
    expect: { status: 200 },
    look: (_, [reply]) => {
      const { keys } = jsonOf(reply ?? never) as { keys: { kid: string; n: string }[] }
      expect(keys.map(({ kid }) => kid)).toEqual(['mock-public-test-key-3', 'mock-public-test-key-2'])
      expect(new Set(keys.map(({ n }) => n)).size).toBe(2)
    },
  },
  {
    row: 112,
    title: 'a token is kept as a SHA-256, and so are the refresh token and the id_token not at all',
    as: 'sam.okafor@demo.example',
    requests: [get('/auth/userinfo')],
    expect: { status: 200 },
    look: ({ defaultSandbox }) => {
      const { tokens, refreshTokens } = defaultSandbox.snapshot()
      expect([tokens.length, refreshTokens.length]).toEqual([1, 1])
      for (const { digest } of [...tokens, ...refreshTokens]) expect(digest).toMatch(/^[A-Za-z0-9_-]{43}$/)
    },
  },
  {
    row: 124,
    title: 'both kinds of metadata are there, also where the issuer has a path',
    before: [async (mock) => void (await mock.sandbox({ id: 'one', clock: caseInstant }))],
    requests: [
      ...metadata.map((path) => get(path)),
      get('/s/one/.well-known/openid-configuration'),
      get('/s/one/.well-known/oauth-authorization-server'),
      get('/.well-known/oauth-authorization-server/s/one'),
    ],
    expect: { status: 200, headers: { 'content-type': 'application/json' } },
    look: (_, replies) => {
      const paths = replies.map((reply) => new URL(String(jsonOf(reply)['issuer'])).pathname)
      expect(paths).toEqual(['/', '/', '/s/one', '/s/one', '/s/one'])
    },
  },
  {
    row: 125,
    title: 'the issuer is the URL by which it was asked, without a slash, a query or a fragment',
    hosts: ['node:http'],
    requests: metadata.map((path) => get(`${path}?x=1`)),
    expect: { status: 200 },
    look: (mock, replies) =>
      expect(replies.map((reply) => jsonOf(reply)['issuer'])).toEqual(metadata.map(() => mock.url)),
  },
  {
    row: 126,
    title: 'no list of the metadata is empty, and every endpoint begins with the issuer',
    requests: metadata.map((path) => get(path)),
    expect: { status: 200 },
    look: (_, replies) => {
      for (const document of replies.map(jsonOf)) {
        for (const [name, value] of Object.entries(document)) {
          if (Array.isArray(value)) expect(value.length, name).toBeGreaterThan(0)
          else expect(String(value).startsWith(String(document['issuer'])), name).toBe(true)
        }
      }
    },
  },
  {
    row: 127,
    title: 'X-Forwarded-* and Forwarded never make an issuer',
    requests: metadata.map((path) =>
      get(path, {
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'ftp',
        forwarded: 'host=evil.example;proto=ftp',
      }),
    ),
    expect: { status: 200 },
    look: (_, replies) => expect(replies.map(({ body }) => /evil|ftp/.test(body))).toEqual([false, false]),
  },
]

const never: Received = { status: 0, headers: {}, body: '{}' }
