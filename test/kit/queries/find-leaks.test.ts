import { expect, test } from 'vitest'
import { leaks } from '../../../kit/queries/find-leaks.js'

const secret = 'canary-5f0e9d4c-77aa-4b1e-9c3d-0a1b2c3d4e5f'
const token = 'sandbox-of-a-tenant.mock_Zm9yIHRoZSByZWNvcmQgdGhpcyBpcyBhIHRva2Vu'
const wire = Buffer.from(`Authorization: Basic client:${secret}; ${token}`)

const lines = (text: string, width: number) => (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join('\n')
const pairs = (bytes: Buffer) => bytes.toString('hex').match(/../g) ?? []
const chunks = (bytes: Buffer) =>
  Array.from({ length: Math.ceil(bytes.length / 16) }, (_, index) =>
    bytes.subarray(index * 16, index * 16 + 16),
  )
const offset = (index: number) => (index * 16).toString(16).padStart(8, '0')
const readable = (bytes: Buffer) => bytes.toString('latin1')

test.each([
  ['as it is', `client secret ${secret}.`],
  ['in base64', wire.toString('base64')],
  ['in base64 over lines of 76', lines(wire.toString('base64'), 76)],
  ['in base64 over lines of 64 that are told in JSON', JSON.stringify(lines(wire.toString('base64'), 64))],
  ['in hex', wire.toString('hex')],
  ['in hex, in capitals', wire.toString('hex').toUpperCase()],
  ['in hex with blanks', pairs(wire).join(' ')],
  ['in hex with colons', pairs(wire).join(':')],
  [
    'in hex as of an array',
    pairs(wire)
      .map((each) => `0x${each}`)
      .join(', '),
  ],
  [
    'by hexdump -C',
    chunks(wire)
      .map((each, index) => {
        const [left, right] = [pairs(each).slice(0, 8), pairs(each).slice(8)]
        return `${offset(index)}  ${left.join(' ')}  ${right.join(' ')}  |${readable(each)}|`
      })
      .join('\n'),
  ],
  [
    'by xxd',
    chunks(wire)
      .map((each, index) => {
        const groups = each.toString('hex').match(/.{1,4}/g) ?? []
        return `${offset(index)}: ${groups.join(' ')}  ${readable(each)}`
      })
      .join('\n'),
  ],
  ['without its end', `it begins with ${secret.slice(0, Math.floor(secret.length * 0.7))}`],
  ['without its beginning', `it ends with ${secret.slice(14)}`],
  ['without its ends', `… ${secret.slice(10, 33)} …`],
])('a secret that is told %s is found', (_, text) => {
  expect(leaks(text, [secret])).toBe(true)
})

test.each([
  ['what stands before the dot of a token', 'the tenant is sandbox-of-a-tenant', token],
  ['the first signs of a secret', `secret ${secret.slice(0, 8)}…`, secret],
  ['the last signs of a secret', `secret …${secret.slice(-4)}`, secret],
  [
    'the digest of something',
    'sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    secret,
  ],
  ['ids', 'call 5f0e9d4c-0000-4000-8000-000000000000, 12:30:45, 2026-01-02T03:04:05', secret],
  ['nothing', '', secret],
])('%s is no leak', (_, text, value) => {
  expect(leaks(text, [value])).toBe(false)
})
