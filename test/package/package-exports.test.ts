import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>
}

/** What each entry of the package exports, types aside. A name that is added here is kept for good. */
const entries: Readonly<Record<string, readonly string[]>> = {
  '.': [
    'ControlError',
    'CxoneMock',
    'createCxoneMock',
    'demoScenario',
    'describeTimeline',
    'formatCoverage',
    'judgeCoverage',
    'parseScenario',
    'parseTenantProfile',
    'recordedMs',
    'recordedShare',
    'wasRecordedDuring',
  ],
  './express': ['cxoneRouter', 'cxoneUpgrade'],
  './msw': ['cxoneHandlers', 'cxoneWebSocketHandlers'],
  './vitest': ['cxoneTest', 'defineClientContract', 'expect', 'test'],
  './kit': [
    'annotations',
    'badge',
    'examineClient',
    'json',
    'junit',
    'page',
    'pretty',
    'rules',
    'sarif',
    'stepSummary',
    'updatedBaseline',
  ],
}

test.each(Object.entries(entries))('%s exports what is promised, and nothing else', async (entry, names) => {
  const { exports } = JSON.parse(await readFile('package.json', 'utf8')) as Manifest
  const target = exports[entry]
  if (typeof target !== 'object') throw new Error(`${entry} is no entry of the package`)
  const built = (await import(new URL(`../../${target.default}`, import.meta.url).href)) as object
  expect(Object.keys(built).toSorted()).toEqual(names)
})

test('the entries of the package are these', async () => {
  const { exports } = JSON.parse(await readFile('package.json', 'utf8')) as Manifest
  expect(Object.keys(exports)).toEqual([
    ...Object.keys(entries),
    './scenario.schema.json',
    './report.schema.json',
    './package.json',
  ])
})

test('every relative link of the README leads to a file of the package', async () => {
  const { files } = JSON.parse(await readFile('package.json', 'utf8')) as {
    readonly files: readonly string[]
  }
  const links = [...(await readFile('README.md', 'utf8')).matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
  const missing = links
    .map(([, path = '']) => path.replace(/\/$/, ''))
    .filter((path) => !files.some((each) => matchesGlob(path, each) || path.startsWith(`${each}/`)))
  expect(links.length).toBeGreaterThan(10)
  expect(missing).toEqual([])
})

/** As npm reads `files`: a star stands for anything but a slash. */
function matchesGlob(path: string, glob: string): boolean {
  return new RegExp(`^${glob.replaceAll('.', String.raw`\.`).replaceAll('*', '[^/]*')}$`).test(path)
}
