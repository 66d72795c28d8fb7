import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import type { ReceivedRequest } from '../../../kit/model/test-server.js'
import {
  annotations,
  badge,
  json,
  page,
  pretty,
  sarif,
  stepSummary,
} from '../../../kit/report/formats/index.js'
import { junit } from '../../../kit/report/formats/junit.js'
import { scrubOf } from '../../../kit/report/secrets.js'
import { arrival, clientSecret, report, result, rule, token, transcript } from './results.js'

const base64 = (text: string) => Buffer.from(text).toString('base64')
const form = (text: string) => new URLSearchParams({ '': text }).toString().slice(1)

/** The forms in which a secret gets about. */
function formsOf(secret: string): string[] {
  return [
    secret,
    encodeURIComponent(secret),
    encodeURIComponent(encodeURIComponent(secret)),
    encodeURIComponent(secret).replaceAll(/%../g, (byte) => byte.toLowerCase()),
    form(secret),
    JSON.stringify(secret).slice(1, -1),
    base64(secret),
    base64(`acme:${secret}`),
    base64(`x acme:${form(secret)}`),
    Buffer.from(secret).toString('base64url'),
  ]
}

const forms = [...formsOf(clientSecret), ...formsOf(token)]
const everywhere = forms.join(' ; ')

/** A client that leaves its secrets in every place that a report shows. */
const leaky: readonly ReceivedRequest[] = [
  arrival(1, {
    at: 'token',
    target: `/oauth/token?client_secret=${form(clientSecret)}`,
    headers: [['Authorization', `Basic ${base64(`acme:${form(clientSecret)}`)}`]],
    body: `grant_type=client_credentials&client_secret=${form(clientSecret)}`,
    replyBody: JSON.stringify({ access_token: token, token_type: 'Bearer' }),
  }),
  arrival(2, {
    method: token,
    target: `/${encodeURIComponent(everywhere)}`,
    headers: [
      ['Authorization', `Bearer ${token}`],
      [token, everywhere],
    ],
    body: everywhere,
    replyHeaders: { Location: `/next?access_token=${token}` },
    replyBody: everywhere,
  }),
]

const leaked = report(
  (['fail', 'warn', 'untested', 'client-error'] as const).map((verdict, index) =>
    result(
      rule(`CX-SEC-00${index + 1}`),
      verdict,
      [{ code: 'leak', message: `Saw ${everywhere}.`, requests: [1, 2] }],
      {
        reason: everywhere,
        transcript: transcript(leaky, {
          done: [
            {
              operation: 'startRecording',
              context: { conversationId: 'c', conferenceId: 'd', recordingId: 'r' },
              tenant: 'main',
              outcome: { outcome: 'fail', message: everywhere },
              deadlineMs: 5000,
              beganMs: 0,
              endedMs: 1,
            },
          ],
          output: everywhere,
        }),
      },
    ),
  ),
)

test('no face holds a secret, raw, percent-encoded, in JSON or in base64', () => {
  const faces = {
    json,
    junit,
    page,
    pretty,
    sarif,
    stepSummary,
    annotations,
    badge: (of: typeof leaked) => badge(of) ?? '',
  }
  for (const [name, face] of Object.entries(faces)) {
    const text = face(leaked)
    for (const each of forms) expect(text.includes(each), `${name} holds ${each}`).toBe(false)
    expect(text, name).not.toContain('canary')
    expect(text, name).not.toContain(token.slice(8, 30))
  }
  expect(json(leaked)).toContain('Bearer {tok#1}')
  expect(json(leaked)).toContain('Basic {base64 of acme:{client-secret, encoded}}')
})

test.each(forms.map((each) => [each]))('%s is replaced in a text', (secret) => {
  const scrub = scrubOf([
    { name: 'client-secret', value: clientSecret },
    { name: 'tok#1', value: token },
  ])
  expect(scrub(`before ${secret} after`)).toMatch(/^before \{.*\} after$/)
})

test('a token of thousands of signs is one reference, in every form', () => {
  const long = `default.${Array.from({ length: 700 }, (_, index) => `${index}~+/-._=`).join('')}`
  const scrub = scrubOf([{ name: 'tok#1', value: long }])
  expect(scrub(`before ${long} after`)).toBe('before {tok#1} after')
  expect(scrub(`a ${encodeURIComponent(long)} b`)).toBe('a {tok#1, encoded} b')
  expect(scrub(`a ${base64(long)} b`)).toBe('a {base64 of {tok#1}} b')
})

test('a secret that was cut, that is of another room, or that nobody knows does not show either', () => {
  const scrub = scrubOf([{ name: 'tok#1', value: token }], new Set(['other.0123456789abcdefghij']))
  expect(scrub(`token ${token.slice(0, 20)}…`)).toBe('token {tok#1, a part}…')
  expect(scrub(`token …${token.slice(-20)}`)).toBe('token …{tok#1, a part}')
  expect(scrub('X-Token: other.0123456789abcdefghij')).toBe('X-Token: {secret of another test server}')
  expect(scrub('Authorization: Bearer abcdefghijklmnop')).toBe('Authorization: Bearer {unknown}')
  expect(scrub('{"access_token":"abcdefghij","token_type":"bearer"}')).toBe(
    '{"access_token":"{unknown}","token_type":"bearer"}',
  )
  expect(scrub('Authorization: Bearer undefined')).toBe('Authorization: Bearer undefined')
})

test('the command for a shell sends the same request, with variables for what is secret', async () => {
  const body = `{"recordingId":"rec-1","note":"it's $HOME"}`
  const sent = arrival(3, {
    body,
    headers: [
      ['Authorization', `Bearer ${token}`],
      ['Content-Type', 'application/json'],
    ],
  })
  const { rules } = report([
    result(rule('CX-REC-001'), 'fail', [{ code: 'odd', message: 'Odd.', requests: [1, 3] }], {
      transcript: transcript([...leaky, sent]),
    }),
  ])
  const [first, second] = rules[0]?.findings[0]?.wire.map(({ curl }) => curl) ?? []
  expect(first).toBe(
    [
      `curl -i -X POST "$CXONE_BASE_URL"'/oauth/token?client_secret='"$CXONE_CLIENT_SECRET_ENCODED"`,
      `  -u "$CXONE_CLIENT_ID:$CXONE_CLIENT_SECRET"`,
      `  --data-raw 'grant_type=client_credentials&client_secret='"$CXONE_CLIENT_SECRET_ENCODED"`,
    ].join(' \\\n'),
  )
  const script = `curl() { printf '%s\\n' "$@"; }\n${second}`
  const env = {
    CXONE_BASE_URL: 'http://mock',
    CXONE_TOKEN_1: 'T',
    RECORDING_ID: 'R',
    PATH: process.env['PATH'],
  }
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { env })
  expect(stdout.trimEnd().split('\n')).toEqual([
    '-i',
    '-X',
    'POST',
    'http://mock/api/v2/recording/recordingcontrols/start',
    '-H',
    'Authorization: Bearer T',
    '-H',
    'Content-Type: application/json',
    '--data-raw',
    `{"recordingId":"R","note":"it's $HOME"}`,
  ])
})
