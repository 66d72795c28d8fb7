import { expect, test } from 'vitest'
import { bundledPage, bundlerNames } from './browser/bundle.js'

test.each(bundlerNames)('%s bundles the mock for browsers without a module of Node', async (bundler) => {
  const { text, imports } = await bundledPage(bundler)
  expect(text).toContain('A browser cannot listen on a port.')
  expect(imports).toEqual([])
})
