import { defineConfig } from 'vitest/config'

/** Files that change the state of their process (MSW patches its `fetch` and sockets): each gets a process of its own. */
const apart = [
  'test/journey/msw.test.ts',
  'test/journey/examples.test.ts',
  // It measures the memory of its process.
  'test/world/detached.test.ts',
]

export default defineConfig(({ mode }) => ({
  test: {
    restoreMocks: true,
    sequence: { concurrent: true },
    // A limit against a test that hangs, not a statement about speed: it must hold on a busy machine.
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    provide: { isFull: mode === 'full' },
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts'],
          // The first need Chromium, and the others run programs in other languages: npm run test:browser and test:clients.
          exclude: ['test/dashboard/**', 'test/clients/**', ...apart],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'apart', include: apart } },
    ],
  },
}))
