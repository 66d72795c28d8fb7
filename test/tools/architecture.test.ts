import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pipeline } from '../../mock-server/kernel/pipeline.js'
import { reaches, rowsOf, violation } from '../../tools/lint/imports.mjs'

const text = readFileSync('ARCHITECTURE.md', 'utf8')
const rows = rowsOf(text)
const folders = rows.map(({ folder }) => folder)
const sources = execFileSync('git', ['ls-files', '*.ts', 'tools/**.mjs'], { encoding: 'utf8' })
  .trim()
  .split('\n')
  .filter((file) => !/^(?:bench|examples|test)\/|^[^/]+$/.test(file))

const importsOf = (file: string) =>
  Array.from(
    readFileSync(file, 'utf8').matchAll(/^(?:import|export|\}) .*?from '([^']+)'|\bimport\(\s*'([^']+)'\)/gm),
    ([, fixed, lazy]) => fixed ?? lazy ?? '',
  )

test('each folder with code has a row with a purpose of one line', () => {
  const groups = new Set(['cli', 'contracts', 'fixtures', 'kit', 'mock-server'])
  const needed = sources.map((file) => {
    const [first = '', second = '', ...rest] = file.split('/')
    return groups.has(first) && rest.length > 0 ? `${first}/${second}` : first
  })
  expect([...new Set(needed)].filter((folder) => !folders.includes(folder))).toEqual([])
  const [, table = ''] = text.split(/\n## (?:Folders|Add something)\n/)
  const purposes = Array.from(
    table.matchAll(/^\| `([^`]+)` +\| (.{10,120}?) +\|$/gm),
    ([, folder = '']) => folder,
  )
  expect(purposes.toSorted()).toEqual(folders.toSorted())
})

test('a folder imports only folders above it in the table, so that there is no circle', () => {
  const upward = rows.flatMap(({ folder, allowed }, index) =>
    allowed
      .filter((name) => folders.indexOf(name) >= index && name !== folder)
      .map((name) => `${folder} imports ${name}`),
  )
  expect(upward).toEqual([])
})

test('no import breaks the table, and each import that it allows is used', () => {
  const broken = sources.flatMap((file) =>
    importsOf(file).flatMap((specifier) => violation(rows, file, specifier) ?? []),
  )
  expect(broken).toEqual([])
  const used = new Map(folders.map((folder) => [folder, new Set<string>()]))
  for (const file of sources) {
    const own =
      folders
        .filter((folder) => file.startsWith(`${folder}/`))
        .toSorted(byLength)
        .at(-1) ?? ''
    for (const specifier of importsOf(file)) used.get(own)?.add(reaches(rows, file, specifier) ?? own)
  }
  const idle = rows.flatMap(({ folder, allowed }) =>
    allowed.filter((name) => !used.get(folder)?.has(name)).map((name) => `${folder} allows ${name}`),
  )
  expect(idle).toEqual([])
})

test('a wrong import is named with the folder and with what to do', () => {
  expect(violation(rows, 'mock-server/world/apply.ts', '../kernel/kernel.js')).toBe(
    'mock-server/world may not import mock-server/kernel. Pass the value in, move the file, or change the table in ARCHITECTURE.md.',
  )
  expect(violation(rows, 'contracts/api/index.ts', 'node:fs')).toBe(
    'contracts/api may not import node:. Pass the value in, move the file, or change the table in ARCHITECTURE.md.',
  )
  expect(violation(rows, 'mock-server/world/apply.ts', './world.js')).toBeUndefined()
  expect(violation(rows, 'mock-server/world/digest.ts', '@noble/hashes/sha2.js')).toBeUndefined()
})

test('the list of stages is the pipeline', () => {
  const named = Array.from(text.matchAll(/^\| \d+ +\| `(\w+)`/gm), ([, name]) => name)
  expect(named).toEqual(pipeline.map(({ name }) => name))
})

function byLength(one: string, other: string): number {
  return one.length - other.length
}
