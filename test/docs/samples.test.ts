import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { parseTenantProfile } from '../../mock-server/index.js'
import { fences, fencesOf, pages, type Fence } from './fences.js'

/** What runs the code of each language. */
const runners: Readonly<Record<string, string>> = {
  ts: 'a test file that contains it, see below',
  python: 'test/clients/docs.test.ts or python-plugin.test.ts runs the file that contains it',
  java: 'test/clients/docs.test.ts or junit-extension.test.ts runs the file that contains it',
  js: 'test/package/jest.sh runs the code of the page',
  sh: 'test/docs/shell.test.ts runs the code of the page',
  yaml: 'test/ci runs what an action or a template runs',
  dockerfile: 'test/ci compares it with the file',
  json: 'parsed below',
  text: 'test/docs/shell.test.ts compares it with what is printed',
}

/** The folders with the files that are run. */
const runFolders: Readonly<Record<string, readonly string[]>> = {
  ts: ['test/docs/samples', 'test/fake-timers/page', 'test/package/browser', 'examples/typescript'],
  python: ['test/clients/programs/docs', 'test/clients/programs/pytest'],
  java: ['test/clients/programs/docs', 'test/clients/programs/junit'],
}

test('something runs each code block of the pages', async () => {
  const all = (await Promise.all(pages.map(fencesOf))).flat()
  const unknown = all.filter(({ language }) => runners[language] === undefined)
  expect(unknown.map(({ page, line, language }) => `${page}:${line} ${language}`)).toEqual([])
  expect(all.length).toBeGreaterThan(70)
})

test.each(Object.entries(runFolders))(
  'each block of %s is a part of a file that is run',
  async (language, folders) => {
    const files = await Promise.all(folders.map(filesIn))
    const run = await Promise.all(files.flat().map(async (file) => codeOf(await readFile(file, 'utf8'))))
    const blocks = await fences(language)
    expect(blocks.length).toBeGreaterThan(1)
    expect(
      blocks.filter(({ code }) => !run.some((file) => file.includes(codeOf(code)))).map(placeOf),
    ).toEqual([])
  },
)

test('JavaScript is only on the page whose code test/package/jest.sh runs', async () => {
  const places = new Set((await fences('js')).map(({ page }) => page))
  expect([...places]).toEqual(['docs/tests/jest-and-node-test.md'])
})

test('each block of JSON is JSON, and the tenant profile is valid', async () => {
  const blocks = await fences('json')
  const values = blocks.map(({ code }) =>
    parse(code.includes('}\n{') ? `[${code.trim().replaceAll('}\n{', '},{')}]` : code),
  )
  expect(values.length).toBeGreaterThan(2)
  const profile = blocks.find(({ page }) => page === 'docs/tenant-profile.md')
  const { $schema: _, ...given } = JSON.parse(profile?.code ?? '') as {
    readonly $schema: string
    readonly name: string
  }
  expect((await parseTenantProfile(given)).name).toBe('acme-na1')
})

async function filesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.includes('.')).map((name) => `${folder}/${name}`)
}

function placeOf({ page, line }: Fence): string {
  return `${page}:${line}`
}

/** What a test cannot have as it stands in a page: a directory where the reader is. */
const inTests: Readonly<Record<string, string>> = { "'./cxone-state'": 'places.CXONE_STATE' }

/** Code without comments, imports, white space and what the formatter adds where it breaks a line. */
function codeOf(text: string): string {
  return text
    .replaceAll(/'[^'\n]*'/g, (literal) => inTests[literal] ?? literal)
    .replaceAll(/^import .*;?$/gm, '')
    .replaceAll(/(?<=^|\s)(?:\/\/|#).*$/gm, '')
    .replaceAll(/\s+/g, '')
    .replaceAll(/,(?=[)}\]])/g, '')
}
