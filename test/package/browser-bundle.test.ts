import { expect, test } from 'vitest'
import { bundledPage } from './browser/bundle.js'

test('esbuild bundles the mock for browsers without a module of Node', async () => {
  const { text, imports } = await bundledPage()
  expect(text).toContain('A browser cannot listen on a port.')
  expect(imports).toEqual([])
})
