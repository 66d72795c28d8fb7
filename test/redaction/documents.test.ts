import fc from 'fast-check'
import { expect, test } from 'vitest'
import { redact, redactJson } from '../../redaction/redact.js'
import { Secrets } from '../../redaction/secrets.js'
import { tries } from '../sampled.js'
import { spellings } from './spellings.js'

const secret = 'Own+canary/7f &"<ü€d41;=#'
const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJlLXRoYXQtaXMtbG9uZy1lbm91Z2gtZm9yLWJhc2U2NA'

const encoded = fc.constantFrom(...Object.values(spellings).map((encode) => encode(secret)))
/** Texts that may begin something that only the next text would end. */
const open = fc.constantFrom(
  'password=',
  '"token": "',
  "'secret': '",
  '<client_secret a="',
  '<token>',
  'name="secret"',
  'bearer ',
  'http://',
  'https://user',
  '%',
  '&#x',
  'a\\',
  '\\',
  '\n\n',
  'x"',
  '@',
)
const text = fc.oneof(open, encoded, fc.constant(jwt), fc.constant('rec-123'), fc.string({ maxLength: 8 }))
const piece = fc.oneof(
  text,
  fc.tuple(text, text).map((both) => both.join('')),
)

function eachText(secrets: Secrets, value: unknown): unknown {
  if (typeof value === 'string') return redact(secrets, value)
  if (Array.isArray(value)) return value.map((each) => eachText(secrets, each))
  return value
}

test('a document has the same secrets as its texts one by one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(piece, fc.array(piece, { maxLength: 3 })), { maxLength: 8 }),
      (document) => {
        const secrets = new Secrets()
        secrets.add(secret)
        expect(redactJson({ secrets }, document)).toEqual(eachText(secrets, document))
        // Now that some of its texts are known to be clean.
        expect(redactJson({ secrets }, [...document, 'and another'])).toEqual([
          ...(eachText(secrets, document) as unknown[]),
          'and another',
        ])
      },
    ),
    tries(2000),
  )
})
