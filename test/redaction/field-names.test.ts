import { expect, test } from 'vitest'
import { redact } from '../../redaction/redact.js'
import { Secrets } from '../../redaction/secrets.js'

const shown = (text: string) => redact(new Secrets(), text)

test.each([
  'apikey',
  'api_key',
  'api-key',
  'apiKey',
  'private_key',
  'Subscription-Key',
  'pwd',
  'pass',
  'passwd',
  'passphrase',
  'secret',
  'app_secret',
  'sharedSecret',
  'session_token',
  'id_token_hint',
])('the value of %s is a secret in a query, a form and JSON', (name) => {
  expect(shown(`/x?a=1&${name}=opaque-value-1&b=2`)).toMatch(/^\/x\?a=1&.*=sha256:[\w-]{8}&b=2$/)
  expect(shown(`{"${name}":"opaque-value-1","b":2}`)).toMatch(/^\{".*":"sha256:[\w-]{8}","b":2\}$/)
})

test('an authorization in a query is a secret', () => {
  expect(shown('/x?authorization=opaque-value-1')).toMatch(/^\/x\?authorization=sha256:[\w-]{8}$/)
})

test.each([
  'The secret: a word, and the pass: another.',
  '{"keyword":"mask","monkey":"see","bypass":"no"}',
  '/x?compass=north&monkey=1',
])('ordinary words stay: %s', (text) => {
  expect(shown(text)).toBe(text)
})
