import fc from 'fast-check'
import { expect, test } from 'vitest'
import { basicCredentials } from '../../mock-server/operations/authentication/credentials.js'

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64')

test('the vector of RFC 6749 Appendix B is decoded', () => {
  const [first] = basicCredentials(`Basic ${base64('+%25%26%2B%C2%A3%E2%82%AC:+%25%26%2B%C2%A3%E2%82%AC')}`)
  expect(first).toEqual({ clientId: ' %&+£€', clientSecret: ' %&+£€' })
})

test.each([
  ['s6BhdRkqt3:7Fjfp0ZBr1KtDRbnfVdmIw', { clientId: 's6BhdRkqt3', clientSecret: '7Fjfp0ZBr1KtDRbnfVdmIw' }],
  ['id:a:b', { clientId: 'id', clientSecret: 'a:b' }],
  ['i%3Ad:a%3Ab', { clientId: 'i:d', clientSecret: 'a:b' }],
  ['id:a%zz', { clientId: 'id', clientSecret: 'a%zz' }],
])('%s is read first as what its author meant', (pair, credentials) => {
  expect(basicCredentials(`Basic ${base64(pair)}`)[0]).toEqual(credentials)
})

test('a raw pair that could also be form-encoded is read both ways, as form-encoded first', () => {
  expect(basicCredentials(`Basic ${base64('id:a+b')}`)).toEqual([
    { clientId: 'id', clientSecret: 'a b' },
    { clientId: 'id', clientSecret: 'a+b' },
  ])
})

const wellFormed = fc.string({ unit: 'grapheme' })
const formEncoded = (text: string) => new URLSearchParams({ '': text }).toString().slice(1)

test('whatever is form-encoded, and then encoded in base64, is read as it was', () => {
  fc.assert(
    fc.property(wellFormed, wellFormed, (clientId, clientSecret) => {
      const header = `Basic ${base64(`${formEncoded(clientId)}:${formEncoded(clientSecret)}`)}`
      expect(basicCredentials(header)[0]).toEqual({ clientId, clientSecret })
    }),
  )
})

test('the percent-encoding of encodeURIComponent is read as well', () => {
  fc.assert(
    fc.property(wellFormed, wellFormed, (clientId, clientSecret) => {
      const pair = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`
      expect(basicCredentials(`Basic ${base64(pair)}`)[0]).toEqual({ clientId, clientSecret })
    }),
  )
})
