import { expect, test } from 'vitest'
import { frames } from '../../../kit/drivers/protocol-schema.js'

test('a reply that nests too deep breaks the protocol, and not the kit', () => {
  const nested = (levels: number) => `{"id":1,"result":${'['.repeat(levels)}${']'.repeat(levels)}}`
  expect(frames.reply(nested(60))).toMatchObject({ id: 1 })
  expect(() => frames.reply(nested(200_000))).toThrow(
    'The adapter broke the protocol: the reply nests deeper than 64 levels.',
  )
})
