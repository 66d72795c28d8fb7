import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The first need Chromium, and the others run programs in other languages: npm run test:browser and test:clients.
    exclude: ['test/dashboard/**', 'test/clients/**'],
    restoreMocks: true,
    sequence: { concurrent: true },
    testTimeout: 30_000,
    // Half of the time is spent waiting for sockets and processes.
    maxWorkers: '100%',
  },
})
