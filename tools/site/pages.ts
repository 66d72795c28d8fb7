/** A page by its path below docs/, and what a reader finds in it. Its title is its first heading. */
export type Page = readonly [path: string, summary: string]

export interface Section {
  readonly title: string
  readonly pages: readonly Page[]
}

/** The pages of docs/ in the order of the index and of the menu of the site. */
export const sections: readonly Section[] = [
  {
    title: 'Start',
    pages: [
      ['getting-started.md', 'from nothing to an explained 401, a recording and a first test'],
      ['troubleshooting.md', 'what you see, its cause and its fix'],
    ],
  },
  {
    title: 'Tests',
    pages: [
      ['tests/vitest.md', 'a sandbox for each test, matchers, explained failures'],
      ['tests/jest-and-node-test.md', 'any other test runner, and CommonJS'],
      ['tests/msw.md', 'requests to the real hosts, and tests in a browser'],
      ['tests/express.md', 'the mock in a server of your own, and HTTPS'],
      ['tests/https.md', 'HTTPS, and clients whose hosts are constants'],
      ['tests/any-language.md', '`exec`, the variables for your code, one sandbox per test'],
      ['tests/python.md', 'pytest and unittest'],
      ['tests/java.md', 'JUnit, Maven and Gradle'],
    ],
  },
  {
    title: 'Situations',
    pages: [
      ['tests/sandboxes.md', 'clients, calls, the journal, snapshots and scenarios'],
      ['tests/faults.md', 'errors, lost responses, throttling, delays, and the order of concurrent requests'],
      ['tests/clock.md', 'expiry and other things that take time, without waiting'],
      ['fake-timers.md', 'code under test with timers of its own'],
    ],
  },
  {
    title: 'Your client',
    pages: [
      ['kit.md', 'rules for clients, known failures, and what your tests prove'],
      ['adapter-protocol.md', 'connects a client in any language to the kit'],
      ['ci.md', 'GitHub Actions, GitLab, Azure and a plain script'],
    ],
  },
  {
    title: 'A shared mock',
    pages: [
      ['executable.md', 'the command as one file, for machines without Node'],
      ['containers.md', 'an image, a compose file and manifests for Kubernetes'],
      ['stores.md', 'a mock that keeps its state, or several mocks that share it'],
      ['control-plane.md', 'control a mock over HTTP'],
    ],
  },
  {
    title: 'The real API',
    pages: [
      ['apis.md', 'the parts of the API, and what to know about each'],
      ['evidence.md', 'how well each response is known'],
      ['tenant-owners.md', 'compare the mock with a tenant of your own'],
      ['tenant-profile.md', 'make the mock behave like a tenant'],
      ['observations.md', 'share recorded traffic without data, and how it enters the evidence'],
    ],
  },
  {
    title: 'Reference',
    pages: [
      ['support.md', 'each operation with its evidence and its statuses'],
      ['assumptions.md', 'each undocumented behaviour with its variants'],
      ['reference/cli.md', 'each command with its flags'],
      ['reference/control-plane.md', 'each operation of the control plane'],
    ],
  },
]

/** The pages of the rules, which are written when the package is made. */
export const rules: Page = [
  'rules/README.md',
  'each rule of the kit, with recorded traffic of a client that passes and of one that fails',
]
