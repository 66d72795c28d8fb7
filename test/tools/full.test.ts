import { expect, test } from 'vitest'
import { runs, tries } from '../sampled.js'

// Runs only in `npm run test:full`: without this test nobody would notice if it took samples as well.
test('npm run test:full takes everything and not a sample', () => {
  expect(runs(200)).toBe(200)
  expect(tries(200)).toEqual({ numRuns: 200 })
})
