import { expect, test } from 'vitest'
import * as onNode from '../../mock-server/node/sha256.js'
import * as everywhere from '../../mock-server/world/sha256.js'

const texts = ['', 'abc', 'x'.repeat(1024), 'é'.repeat(700), 'x'.repeat(5000), 'a\ud800b', '\u0000', '🎧']

test.each(texts)('Node and browsers make the same digest of %j', (text) => {
  expect(onNode.sha256Text(text)).toBe(everywhere.sha256Text(text))
  expect([...onNode.sha256(text)]).toEqual([...everywhere.sha256(text)])
})

test('a digest is SHA-256 in base64url', () => {
  expect(onNode.sha256Text('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0')
})
