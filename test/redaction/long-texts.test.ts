import { expect, test } from 'vitest'
import { redact } from '../../redaction/redact.js'
import { Secrets } from '../../redaction/secrets.js'

// A pattern that starts again at each beginning takes minutes for a megabyte: far more than the time of a test.
test.each([
  'eyJaaaaaa',
  'eyJ',
  'mock_',
  'mock_a-',
  'a.',
  'password=',
  '"token":"',
  '<token',
  'bearer ',
  '%4',
  'f0',
  'f0 ',
  '99, ',
  'apikey',
  'private_',
  '://:',
])('a megabyte of %j is redacted in linear time', (part) => {
  const text = part.repeat(Math.ceil(1_000_000 / part.length))
  expect(redact(new Secrets(), text).length).toBeGreaterThan(0)
})

test.each([
  ['eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl', /^sha256:[\w-]{8}$/],
  ['x-eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln', /^x-sha256:[\w-]{8}$/],
  ['eyJaaaaaaeyJhbGciOi.eyJzdWIiOiJ4In0 and eyJaaaaaa', /^sha256:[\w-]{8} and eyJaaaaaa$/],
  ['eyJabc.eyJzdWIiOiJ4In0', /^eyJabc\.eyJzdWIiOiJ4In0$/],
])('the JWT in %s is found', (text, shown) => {
  expect(redact(new Secrets(), text)).toMatch(shown)
})
