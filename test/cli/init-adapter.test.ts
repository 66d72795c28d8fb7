import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runsTypeScript } from '../../cli/clients/template-languages.js'
import { run } from './run.js'

async function folder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'cxone-template-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) }
}

test.each([
  ['typescript', "profiles: ['agent']"],
  ['python', '"profiles": ["agent"]'],
  ['java', '"profiles", List.of("agent")'],
  ['csharp', '""profiles"":[""agent""]'],
  ['go', '"profiles":     []string{"agent"}'],
  ['powershell', "profiles     = @('agent')"],
  ['shell', '"profiles":["agent"]'],
])('the template for %s declares the profile that --profile names', async (language, declared) => {
  await using made = await folder()
  const path = join(made.path, 'adapter')
  expect((await run(['init', 'adapter', '--lang', language, '--profile', 'agent', path])).code).toBe(0)
  expect(await readFile(path, 'utf8')).toContain(declared)
})

test.each([
  ['csharp', 'adapter.cs', 'class Client\n'],
  ['go', 'adapter.go', 'type client struct'],
  ['powershell', 'adapter.ps1', 'class Client {'],
])('the template for %s is written, with a place for the client', async (language, file, place) => {
  await using made = await folder()
  const path = join(made.path, file)
  expect((await run(['init', 'adapter', '--lang', language, path])).code).toBe(0)
  expect(await readFile(path, 'utf8')).toContain(place)
})

test.each([
  ['20.19.0', false],
  ['22.17.1', false],
  ['22.18.0', true],
  ['23.5.0', false],
  ['23.6.0', true],
  ['24.0.0', true],
])('Node %s runs TypeScript as it is: %s', (version, expected) => {
  expect(runsTypeScript(version)).toBe(expected)
})

test('the template for TypeScript is run by what this Node can run', async () => {
  await using made = await folder()
  const path = join(made.path, 'mine.ts')
  const { stdout } = await run(['init', 'adapter', '--lang', 'typescript', path])
  const node = runsTypeScript(process.versions.node) ? 'node' : 'node --import tsx'
  expect(stdout.endsWith(`cxone-mock check --doctor -- ${node} ${path}\n`)).toBe(true)
  expect(stdout.includes('npm i -D tsx, then')).toBe(!runsTypeScript(process.versions.node))
})

test('a file that is there is kept', async () => {
  await using made = await folder()
  const path = join(made.path, 'mine.py')
  await writeFile(path, 'mine')
  const { code, stderr } = await run(['init', 'adapter', '--lang', 'python', path])
  expect(stderr).toBe(
    `cxone-mock: Cannot write ${path}. It already exists. Choose another name, or add --force.\n`,
  )
  expect(code).toBe(2)
  expect(await readFile(path, 'utf8')).toBe('mine')
})

test('a language is known in capitals, too', async () => {
  await using made = await folder()
  expect((await run(['init', 'adapter', '--lang', 'Python', join(made.path, 'a.py')])).code).toBe(0)
})

test('a language that there is none for is refused, and the others are named', async () => {
  const { code, stderr } = await run(['init', 'adapter', '--lang', 'cobol'])
  expect(stderr).toContain('Use typescript, python, java, csharp, go, powershell, shell.')
  expect(code).toBe(2)
})
