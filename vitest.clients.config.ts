import { defineConfig } from 'vitest/config'

/** Real clients as they are, and what runs programs in other languages: npm run test:clients. */
export default defineConfig({
  test: {
    include: ['test/clients/**/*.test.ts'],
    sequence: { concurrent: true },
    maxWorkers: '100%',
    testTimeout: 300_000,
    // These wait for deadlines of clients, which a busy machine may miss once or twice.
    retry: 2,
    hookTimeout: 120_000,
  },
})
