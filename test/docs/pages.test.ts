import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path/posix'
import { expect, test } from 'vitest'
import { cliPage } from '../../tools/site/cli-page.js'
import { controlPlanePage } from '../../tools/site/control-plane-page.js'
import { indexPage } from '../../tools/site/index-page.js'
import { sections } from '../../tools/site/pages.js'
import { slugOf } from '../../tools/site/slug.js'
import { run } from '../cli/run.js'

const listed = sections.flatMap(({ pages }) => pages.map(([path]) => path))

test('every page of docs/ is in the index', async () => {
  const found = (await readdir('docs', { recursive: true })).filter(
    (file) =>
      file.endsWith('.md') && !/^(?:decisions|rules|\.vitepress)\/|^(?:README|matrix)\.md$/.test(file),
  )
  expect(found.toSorted()).toEqual(listed.toSorted())
})

test('the index is up to date: npm run docs:reference', async () => {
  expect(await readFile('docs/README.md', 'utf8')).toBe(await indexPage())
})

test('the reference of the control plane is up to date: npm run docs:reference', async () => {
  expect(await readFile('docs/reference/control-plane.md', 'utf8')).toBe(controlPlanePage())
})

test('the reference of the commands is up to date: npm run docs:reference', async () => {
  const help = async (args: readonly string[]) => (await run(args)).stdout
  expect(await readFile('docs/reference/cli.md', 'utf8')).toBe(await cliPage(help))
})

test('the README is short enough to be read in five minutes', async () => {
  expect((await readFile('README.md', 'utf8')).split('\n').length).toBeLessThanOrEqual(201)
})

test('every relative link of the README, the pages and the other documents leads to a file, and to a heading of it', async () => {
  const files = [
    'README.md',
    'ARCHITECTURE.md',
    'CHANGELOG.md',
    'examples/README.md',
    'bench/README.md',
    'docs/README.md',
  ]
  const from = [...files, ...listed.map((page) => `docs/${page}`)]
  const broken = await Promise.all(from.map(brokenLinks))
  expect(broken.flat()).toEqual([])
})

test('a heading has the anchor that GitHub gives it', () => {
  expect(slugOf('`missing-scope`')).toBe('missing-scope')
  expect(slugOf('Jest with ES modules')).toBe('jest-with-es-modules')
  expect(slugOf("Genesys Cloud's own start and stop")).toBe('genesys-clouds-own-start-and-stop')
})

async function brokenLinks(from: string): Promise<string[]> {
  const links = linksOf(await readFile(from, 'utf8'))
  const results = await Promise.all(
    links.map(async (link) => {
      const [path = '', anchor] = link.split('#')
      const target = path === '' ? from : join(dirname(from), path)
      const text = await readFile(target, 'utf8').catch(async () =>
        (await readdir(target).catch(() => [])).length > 0 ? '' : undefined,
      )
      if (text === undefined) return [`${from}: ${link}`]
      return anchor === undefined || anchorsOf(text).has(anchor) ? [] : [`${from}: ${link}`]
    }),
  )
  return results.flat()
}

function linksOf(markdown: string): string[] {
  const text = markdown.replaceAll(/^```[^]*?^```$/gm, '').replaceAll(/`[^`\n]*`/g, '')
  return [...text.matchAll(/\]\((?![a-z]+:)([^)\s]+)\)/g)].map(([, link = '']) => link)
}

function anchorsOf(markdown: string): Set<string> {
  const text = markdown.replaceAll(/^```[^]*?^```$/gm, '')
  return new Set([...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => slugOf(heading)))
}
