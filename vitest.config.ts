import { defineConfig } from 'vitest/config'

/** Files that change the state of their process (MSW patches its `fetch` and sockets, fake timers its time): each gets a process of its own. */
const apart = [
  'test/fake-timers/**/*.test.ts',
  'test/journey/msw.test.ts',
  'test/notifications/msw.test.ts',
  'test/journey/examples.test.ts',
]

/** It measures the memory of its process, over thousands of requests. */
const long = ['test/world/detached.test.ts']

/** They start many processes, run whole suites, replay a trace hundreds of times, or wait for deadlines of the kit: npm run test:full. */
const processes = [
  'test/docs/{contract,shell,samples/https}.test.ts',
  'test/cli/{bin,check-exec,check-hang,coverage,explain,killed,lost-output,mutate,override,proxy}.test.ts',
  'test/ci/{action,containers,release}.test.ts',
  'test/contracts/tenant-safety.test.ts',
  'test/kit/drivers/{deadlines,process}.test.ts',
  'test/kit/rules/{field-clients,other-causes,studio}.test.ts',
  'test/kit/variants/*.test.ts',
  'test/kit/runner/random.test.ts',
  'test/vitest/{contract,unattributed}.test.ts',
  'test/journey/vite-tls.test.ts',
  'test/trace/{fit,large}.test.ts',
  'test/package/browser-bundle.test.ts',
  'test/store/{damage,kill,cases,compose,full-disk,late,control,shared,redis-errors,redis-tls,workers}.test.ts',
]

/** What has a fuller version: see test/sampled.ts. */
const sampled = [
  'test/bad-input/fuzz.test.ts',
  'test/bad-input/operations.test.ts',
  'test/cli/verify{,-tenant}.test.ts',
  'test/contracts/cases.test.ts',
  'test/contracts/lifecycle/recording.test.ts',
  'test/control/calls/timeline-property.test.ts',
  'test/control/sandboxes.test.ts',
  'test/kit/rules/{recording,throttling,tokens,transport}.test.ts',
  'test/kit/runner/run-rules.test.ts',
  'test/redaction/canary.test.ts',
  'test/rfc/rows.test.ts',
  'test/sandbox/isolation.test.ts',
  'test/world/{properties,races}.test.ts',
]

export default defineConfig(({ mode }) => ({
  test: {
    restoreMocks: true,
    sequence: { concurrent: true },
    // Tests of the kit wait for sockets and deadlines.
    maxConcurrency: 10,
    maxWorkers: '100%',
    // A limit against a test that hangs, not a statement about speed: it must hold on a busy machine.
    testTimeout: mode === 'full' ? 600_000 : 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    provide: { isFull: mode === 'full' },
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: mode === 'full' ? [...sampled, ...processes] : ['test/**/*.test.ts'],
          // The first need Chromium, and the others run programs in other languages: npm run test:browser and test:clients.
          exclude: [
            'test/**/*.browser.test.ts',
            'test/clients/**',
            ...apart,
            ...long,
            ...(mode === 'full' ? [] : processes),
          ],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'apart', include: mode === 'full' ? long : apart } },
    ],
  },
}))
