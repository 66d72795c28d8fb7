import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path/posix'
import { expect, test } from 'vitest'
import { sections } from '../../tools/site/pages.js'

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
    'outcomeOf',
    'outcomeOfError',
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

test('every relative link of the README and of the pages leads to a file of the package', async () => {
  const { files } = JSON.parse(await readFile('package.json', 'utf8')) as {
    readonly files: readonly string[]
  }
  const pages = ['README.md', ...sections.flatMap(({ pages }) => pages.map(([path]) => `docs/${path}`))]
  const links = await Promise.all(pages.map(async (page) => linksOf(page, await readFile(page, 'utf8'))))
  const missing = links
    .flat()
    .filter((path) => !files.some((each) => matchesGlob(path, each) || path.startsWith(`${each}/`)))
  expect(links[0]?.length).toBeGreaterThan(10)
  expect(links.flat().length).toBeGreaterThan(80)
  expect(missing).toEqual([])
})

/** The files to which a page leads, from the root of the package. */
function linksOf(page: string, markdown: string): string[] {
  return [...markdown.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) =>
    join(dirname(page), link).replace(/\/$/, ''),
  )
}

/** As npm reads `files`: a star stands for anything but a slash. */
function matchesGlob(path: string, glob: string): boolean {
  return new RegExp(`^${glob.replaceAll('.', String.raw`\.`).replaceAll('*', '[^/]*')}$`).test(path)
}
