import { expect, test } from 'vitest'
import { variants } from '../../../fixtures/clients/variants.js'
import { testVariants } from './variant-tests.js'

test('there are at least thirty clients that do everything right, in five languages', () => {
  const languages = new Set(variants.map(({ name }) => name.split(',')[0]))
  expect(variants.length).toBeGreaterThanOrEqual(30)
  expect(languages).toEqual(new Set(['typescript', 'python', 'java', 'go', 'shell']))
})

testVariants('shell')
