import { defineConfig } from 'vitest/config'

/** Real clients as they are, among them other languages: npm run test:clients. */
export default defineConfig({
  test: {
    include: ['test/clients/**/*.test.ts'],
    sequence: { concurrent: true },
    testTimeout: 60_000,
  },
})
