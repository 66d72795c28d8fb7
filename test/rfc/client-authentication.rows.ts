import { expect } from 'vitest'
import type { CxoneMock } from '../../mock-server/index.js'
import { basic, get, token } from './requests.js'
import {
  badToken,
  granted,
  invalidClient,
  invalidClient400,
  missingGrantType,
  tokenError,
  type Row,
} from './row.js'

const everyScope = 'recording:read recording:write recording:control'
const grant = 'grant_type=client_credentials'
const twoMethods = tokenError(
  400,
  'invalid_request',
  'the client authenticated in the header and in the body: use one of them',
)

function by(authorization: string, more = '') {
  return token(grant + more, { authorization })
}

function inBody(id: string, secret: string) {
  const credentials = new URLSearchParams({ client_id: id, client_secret: secret })
  return token(`${grant}&${credentials.toString()}`, {})
}

function disable({ defaultSandbox }: CxoneMock, clientId: string): void {
  const snapshot = defaultSandbox.snapshot()
  const clients = snapshot.clients.map((each) =>
    each.clientId === clientId ? { ...each, disabled: true } : each,
  )
  defaultSandbox.restore({ ...snapshot, clients })
}

/** Rows 47-70: client authentication at the token endpoint. */
export const clientAuthentication: readonly Row[] = [
  {
    row: 47,
    title: 'HTTP Basic with the right secret is accepted',
    requests: [by(basic('recorder', 'recorder-secret'))],
    expect: granted(everyScope),
  },
  {
    row: 48,
    title: 'HTTP Basic with a form-encoded id and secret is decoded',
    requests: [
      by(basic('my+client', 'a%2Bb%252F%3A%C3%A9%26%3D')),
      by(basic('my%20client', 'a%2bb%252F%3a%c3%a9%26%3d')),
      by(basic('my+client', 'a%2Bb%252F:%C3%A9&=')),
    ],
    expect: granted('recording:control'),
  },
  {
    row: 49,
    title: 'HTTP Basic with a raw id and secret is accepted as well, as many clients send it',
    requests: [by(basic('my client', 'a+b%2F:é&='))],
    expect: granted('recording:control'),
  },
  {
    row: 49,
    title: 'a secret that is neither raw nor form-encoded is refused',
    requests: [
      by(basic('my client', 'a b%2F:é&=')),
      by(basic('my client', 'a+b%252F:é&=')),
      by(basic('my%2Bclient', 'a%2Bb%252F%3A%C3%A9%26%3D')),
    ],
    expect: invalidClient,
  },
  {
    row: 51,
    title: 'the scheme is Basic in any case',
    requests: ['basic', 'BASIC', 'bAsIc'].map((scheme) =>
      by(basic('recorder', 'recorder-secret').replace('Basic', scheme)),
    ),
    expect: granted(everyScope),
  },
  {
    row: 52,
    title: 'credentials in the body are accepted',
    requests: [inBody('recorder', 'recorder-secret')],
    expect: granted(everyScope),
  },
  {
    row: 52,
    title: 'credentials in the body are form-decoded once',
    requests: [inBody('my client', 'a+b%2F:é&=')],
    expect: granted('recording:control'),
  },
  {
    row: 53,
    title: 'HTTP Basic and a secret in the body are two methods: invalid_request',
    requests: [
      by(basic('recorder', 'recorder-secret'), '&client_secret=recorder-secret'),
      by(basic('recorder', 'recorder-secret'), '&client_id=recorder&client_secret=recorder-secret'),
      by(basic('recorder', 'wrong'), '&client_id=recorder&client_secret=recorder-secret'),
    ],
    expect: twoMethods,
  },
  {
    row: 54,
    title: 'HTTP Basic and the same client_id in the body are accepted',
    requests: [by(basic('recorder', 'recorder-secret'), '&client_id=recorder')],
    expect: granted(everyScope),
  },
  {
    row: 55,
    title: 'HTTP Basic and another client_id in the body are invalid_request',
    requests: [
      by(basic('recorder', 'recorder-secret'), '&client_id=studio-basic'),
      by(basic('recorder', 'recorder-secret'), '&client_id=nobody'),
    ],
    expect: tokenError(
      400,
      'invalid_request',
      'client_id in the body differs from the client that authenticated',
    ),
  },
  {
    row: 56,
    title: 'no credentials are invalid_client with a Basic challenge',
    requests: [
      token(grant, {}),
      token(`${grant}&client_id=recorder`, {}),
      token(`${grant}&client_secret=recorder-secret`, {}),
    ],
    expect: invalidClient,
  },
  {
    row: 56,
    title: 'no credentials are 400 where that is assumed',
    assume: { 'invalid-client-status': '400' },
    requests: [token(grant, {})],
    expect: invalidClient400,
  },
  {
    row: 57,
    title: 'an unknown client, a wrong secret and a disabled client get the same reply',
    requests: [
      by(basic('nobody', 'recorder-secret')),
      by(basic('recorder', 'wrong')),
      by(basic('disabled', 'disabled-secret')),
      inBody('nobody', 'recorder-secret'),
      inBody('recorder', 'wrong'),
    ],
    expect: invalidClient,
    look: (_, replies) => expect(replies).toEqual(replies.map(() => replies[0])),
  },
  {
    row: 58,
    title: 'a wrong secret in HTTP Basic is 401 with a Basic challenge',
    requests: ['wrong', 'recorder-secret ', 'Recorder-Secret', 'recorder-secre', 'recorder-secret\0'].map(
      (secret) => by(basic('recorder', secret)),
    ),
    expect: invalidClient,
  },
  {
    row: 58,
    title: 'a wrong secret is 400 without a challenge where that is assumed',
    assume: { 'invalid-client-status': '400' },
    requests: [by(basic('recorder', 'wrong')), inBody('recorder', 'wrong')],
    expect: invalidClient400,
  },
  {
    row: 59,
    title: 'a wrong secret in the body is 401 with a Basic challenge',
    requests: [inBody('recorder', 'wrong')],
    expect: invalidClient,
  },
  {
    row: 60,
    title: 'another scheme at the token endpoint is 401 with a Basic challenge',
    requests: [
      'Bearer x',
      'Digest username="recorder"',
      'Basic',
      'Basic ',
      'Basic ==',
      'Basic !!!',
      'Basic cmVjb3JkZXI=',
      'Basic gA==',
      'recorder:recorder-secret',
      ',',
    ].map((authorization) => by(authorization)),
    expect: invalidClient,
  },
  {
    row: 62,
    title: 'two credentials in one Authorization value are not one of them',
    requests: [by(`${basic('recorder', 'recorder-secret')}, ${basic('recorder', 'recorder-secret')}`)],
    expect: invalidClient,
  },
  {
    row: 63,
    title: 'an empty secret is refused',
    requests: [
      by(basic('recorder', '')),
      by(basic('', '')),
      by(basic('', 'recorder-secret')),
      inBody('recorder', ''),
      inBody('', ''),
    ],
    expect: invalidClient,
  },
  {
    row: 64,
    title: 'a client without the grant is unauthorized_client',
    requests: [by(basic('no-grant', 'no-grant-secret'))],
    expect: tokenError(400, 'unauthorized_client', 'the client may not use this grant type'),
  },
  {
    row: 65,
    title: 'a disabled client is invalid_client',
    requests: [by(basic('disabled', 'disabled-secret'))],
    expect: invalidClient,
  },
  {
    row: 65,
    title: 'the live tokens of a client stop working once it is disabled',
    as: 'recorder',
    before: [get(), (mock) => disable(mock, 'recorder')],
    requests: [get()],
    expect: badToken,
  },
  {
    row: 67,
    title: 'no reply and no journal entry holds a secret that was sent',
    requests: [
      by(basic('recorder', 'canary-77f0')),
      by(basic('nobody', 'canary-77f0')),
      by('Bearer canary-77f0'),
      inBody('recorder', 'canary-77f0'),
      by(basic('recorder', 'recorder-secret'), '&client_secret=canary-77f0'),
      { ...token(), target: '/oauth/token?client_secret=canary-77f0' },
    ],
    expect: { status: expect.any(Number) as number },
    look: ({ defaultSandbox: { requests } }, replies) => {
      const entries = requests.list()
      const told = JSON.stringify([replies, entries, entries.map(({ id }) => requests.explain(id))])
      expect(told).not.toContain('canary-77f0')
      expect(told).not.toContain(Buffer.from('recorder:canary-77f0').toString('base64').replace(/=+$/, ''))
    },
  },
  {
    row: 67,
    title: 'no journal entry holds a secret that was sent as JSON',
    requests: [token('{"client_secret":"canary-77f0"}', { 'content-type': 'application/json' })],
    expect: { status: 400 },
    look: (mock) => expect(JSON.stringify(mock.defaultSandbox.requests.list())).not.toContain('canary-77f0'),
  },
  {
    row: 69,
    title: '64 requests of one client get 64 different tokens',
    requests: Array.from({ length: 64 }, () => token()),
    expect: granted(everyScope),
    look: (_, replies) => expect(new Set(replies.map(({ body }) => body)).size).toBe(64),
  },
  {
    row: 87,
    title: 'the client is authenticated before its grant_type and scope are judged',
    requests: [
      by(basic('recorder', 'wrong'), '&scope=nobody:knows'),
      token('grant_type=password', {}),
      token('', {}),
    ],
    expect: invalidClient,
  },
  {
    row: 87,
    title: 'the grant_type is asked for before its scope is judged',
    requests: [token('scope=nobody:knows')],
    expect: missingGrantType,
  },
]
