import { mkdir, mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { TraceFile } from '../../../trace/record/trace-file.js'

const folder = () => mkdtemp(join(tmpdir(), 'cxone-mock-test-'))
const entriesOf = async (file: string) =>
  (JSON.parse(await readFile(file, 'utf8')) as { log: { entries: unknown[] } }).log.entries

test('the file is whole after every entry, and gets its name at the end', async () => {
  const place = await folder()
  const file = join(place, 'a.har')
  const trace = new TraceFile(file, false)
  expect(await entriesOf(trace.part)).toEqual([])
  for (const [index, entry] of [{ a: 1 }, { b: 'é'.repeat(1000) }, { c: 3 }].entries()) {
    trace.add(entry)
    expect(await entriesOf(trace.part)).toHaveLength(index + 1)
  }
  expect(await readdir(place)).toEqual(['a.har.part'])
  trace.finish()
  trace.finish()
  expect(await readdir(place)).toEqual(['a.har'])
  expect(await entriesOf(file)).toEqual([{ a: 1 }, { b: 'é'.repeat(1000) }, { c: 3 }])
})

test('what cannot be written is said with the fix', async () => {
  const place = await folder()
  const old = join(place, 'old.har')
  await writeFile(old, 'kept')
  await writeFile(join(place, 'cut.har.part'), 'kept')
  await mkdir(join(place, 'folder.har'))
  const messageOf = (file: string) => {
    try {
      new TraceFile(file, false).discard()
      return 'no error'
    } catch (error) {
      return (error as Error).message.replaceAll(place, '')
    }
  }
  expect(messageOf(join(place, 'none/a.har'))).toBe(
    '/none/a.har cannot be written: The folder /none does not exist. Create it.',
  )
  expect(messageOf(old)).toBe('/old.har exists. Use another name, or overwrite it with --force.')
  expect(messageOf(join(place, 'folder.har'))).toBe(
    '/folder.har cannot be written: It is not a file. Use another name.',
  )
  expect(messageOf('/dev/null')).toBe('/dev/null cannot be written: It is not a file. Use another name.')
  expect(messageOf(join(place, 'cut.har'))).toBe(
    '/cut.har.part is what an interrupted recording left, and can be compared. Rename it, or overwrite it with --force.',
  )
  expect(messageOf(join(place, `${'x'.repeat(300)}.har`))).toContain('the name is too long (ENAMETOOLONG)')
  expect(messageOf(join(place, 'new.har'))).toBe('no error')
  expect((await readdir(place)).toSorted()).toEqual(['cut.har.part', 'folder.har', 'old.har'])
})

test('an existing file stays until the end of a forced recording, and nobody else may read the new one', async () => {
  const file = join(await folder(), 'a.har')
  await writeFile(file, 'old', { mode: 0o644 })
  const trace = new TraceFile(file, true)
  trace.add({ a: 1 })
  expect(await readFile(file, 'utf8')).toBe('old')
  trace.finish()
  expect(await entriesOf(file)).toEqual([{ a: 1 }])
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})

test('a file that another program creates meanwhile is not overwritten', async () => {
  const file = join(await folder(), 'a.har')
  const trace = new TraceFile(file, false)
  await writeFile(file, 'new')
  expect(() => trace.finish()).toThrow(`${file} was created meanwhile. The recording is in ${file}.part.`)
  expect(await readFile(file, 'utf8')).toBe('new')
})
