import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Those need Chromium: npm run test:browser.
    exclude: ['test/browser/**'],
    restoreMocks: true,
    sequence: { concurrent: true },
    testTimeout: 30_000,
  },
})
