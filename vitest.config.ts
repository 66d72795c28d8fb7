import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Those need Chromium: npm run test:browser.
    exclude: ['test/browser/**'],
    restoreMocks: true,
    sequence: { concurrent: true },
    // Most tests wait for a server of their own, and not for the processor.
    maxConcurrency: 10,
    testTimeout: 30_000,
  },
})
