import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

/** Files that change the state of their process (MSW patches its `fetch` and sockets, fake timers its time): each gets a process of its own. */
const apart = [
  'test/fake-timers/**/*.test.ts',
  'test/journey/msw.test.ts',
  'test/notifications/msw.test.ts',
  'test/journey/examples.test.ts',
  // MSW in the same process would take the requests to a proxy for its own.
  'test/trace/record/connections.test.ts',
  'test/intercept/*.test.ts',
  'test/docs/samples/intercept.test.ts',
  'test/cli/secure.test.ts',
]

/** It measures the memory of its process, over thousands of requests. */
const long = ['test/world/detached.test.ts']

/** They start many processes, run whole suites or all cases, replay a trace hundreds of times, or wait for deadlines of the kit: npm run test:full. */
const processes = [
  'test/docs/{contract,shell,samples/https}.test.ts',
  'test/cli/{bin,check-exec,check-hang,compare-fit,coverage,explain,killed,lost-output,mutate,override,proxy,record-signals}.test.ts',
  'test/ci/{action,containers,release}.test.ts',
  'test/contracts/{claims,tenant-safety}.test.ts',
  'test/kit/drivers/{deadlines,observed-clients,process}.test.ts',
  'test/kit/rules/{field-clients,other-causes,studio}.test.ts',
  'test/kit/variants/*.test.ts',
  'test/kit/runner/random.test.ts',
  'test/vitest/{contract,unattributed}.test.ts',
  'test/journey/vite-tls.test.ts',
  'test/trace/{fit,large}.test.ts',
  'test/package/browser-bundle.test.ts',
  'test/tools/full.test.ts',
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
  'test/redaction/{canary,documents}.test.ts',
  'test/rfc/rows.test.ts',
  'test/sandbox/isolation.test.ts',
  'test/world/{properties,races}.test.ts',
]

export default defineConfig(({ mode }) => {
  const isFull = mode === 'full'
  // Each project gets these by itself: a project that extends the root reads this file again, with the mode `test`.
  const shared = {
    restoreMocks: true,
    sequence: { concurrent: true },
    // Tests of the kit wait for sockets and deadlines.
    maxConcurrency: 10,
    // A limit against a test that hangs, not a statement about speed: it must hold on a busy machine.
    testTimeout: isFull ? 600_000 : 120_000,
    hookTimeout: 120_000,
    // These wait for deadlines of clients, which a busy machine may miss once or twice.
    retry: isFull ? 2 : 0,
    expect: { poll: { timeout: 60_000 } },
    provide: { isFull },
  } satisfies TestProjectInlineConfiguration['test']
  return {
    test: {
      // Vitest reads some options of the root only, and some of a project only.
      ...shared,
      maxWorkers: '100%',
      // One line per file, unless a test takes long.
      slowTestThreshold: 30_000,
      projects: [
        {
          test: {
            ...shared,
            name: 'shared',
            include: isFull ? [...sampled, ...processes] : ['test/**/*.test.ts'],
            // The first need Chromium, and the others run programs in other languages: npm run test:browser and test:clients.
            exclude: [
              'test/**/*.browser.test.ts',
              'test/clients/**',
              ...apart,
              ...long,
              ...(isFull ? [] : processes),
            ],
            isolate: false,
          },
        },
        { test: { ...shared, name: 'apart', include: isFull ? long : apart } },
      ],
    },
  }
})
