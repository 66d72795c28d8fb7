import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { shippedSchemas } from '../../tools/shipped-schemas.js'

test.each(Object.entries(shippedSchemas))(
  '%s is what the definitions say: npm run docs:schemas writes it',
  async (file, document) => {
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(document)
  },
)
