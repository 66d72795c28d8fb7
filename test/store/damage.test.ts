import { readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../cli/run.js'
import { tokenOf } from '../hosts.js'
import { command, storeDirectory, storedMock } from './stored.js'

/** A store with a recording that was started, which is closed again. */
async function closedStore(path: string): Promise<string> {
  await using stored = await storedMock(path)
  const token = await tokenOf(stored.send, 'recorder')
  expect(await command(stored.send, token, 'start')).toBe(200)
  return token
}

type Damage = (file: string) => Promise<void>

const damages: Readonly<Record<string, Damage>> = {
  'cut in half': async (file) => truncate(file, Math.floor((await readFile(file)).length / 2)),
  'cut to 100 bytes': (file) => truncate(file, 100),
  empty: (file) => truncate(file, 0),
  'another file': (file) => writeFile(file, 'hello '.repeat(10_000)),
  'overwritten in the middle': async (file) => {
    const bytes = await readFile(file)
    for (let index = 8192; index < bytes.length; index += 97) bytes[index] = index & 255
    await writeFile(file, bytes)
  },
  'overwritten at the start': async (file) => writeFile(file, (await readFile(file)).fill(7, 0, 8192)),
}

test.each(Object.entries(damages))(
  'a data file that is %s is an error, and nothing is overwritten',
  async (_, damage) => {
    await using directory = await storeDirectory()
    await closedStore(directory.path)
    const file = join(directory.path, 'data.mdb')
    await damage(file)
    const before = await readFile(file)
    await expect(storedMock(directory.path)).rejects.toThrow(`The store ${directory.path} is damaged: `)
    const checked = await run(['store', 'check', directory.path])
    expect(checked.code).toBeGreaterThan(0)
    expect((await readFile(file)).equals(before)).toBe(true)
  },
)

test('check tells what is in a store, and export and import copy it', async () => {
  await using directory = await storeDirectory()
  const token = await closedStore(directory.path)
  const checked = await run(['store', 'check', directory.path])
  expect(checked).toMatchObject({ code: 0, stderr: '' })
  expect(checked.stdout).toMatch(
    /^sandbox default: 2 requests, 3 recordings, \d+ changes since its state was stored as a whole, \d+ kB\n$/,
  )
  const file = `${directory.path}.jsonl`
  const copy = `${directory.path}-copy`
  expect(await run(['store', 'export', directory.path, '-o', file])).toMatchObject({ code: 0 })
  expect(await run(['store', 'import', copy, '-i', file])).toMatchObject({ code: 0, stdout: checked.stdout })
  await using continued = await storedMock(copy)
  expect(await command(continued.send, token, 'stop')).toBe(200)
})

test('repair keeps what comes before a damaged record, and says what is lost', async () => {
  await using directory = await storeDirectory()
  const token = await closedStore(directory.path)
  const file = join(directory.path, 'data.mdb')
  const bytes = await readFile(file)
  // Of the last copy of the entry that started the recording one byte is changed.
  const place = bytes.lastIndexOf('RecordingStarted')
  bytes[place] = (bytes[place] ?? 0) ^ 1
  await writeFile(file, bytes)
  await expect(storedMock(directory.path)).rejects.toThrow(
    /is damaged: the record entry\/default\/\d has a wrong checksum/,
  )
  const repaired = await run(['store', 'repair', directory.path])
  expect(repaired).toMatchObject({ code: 0, stderr: '' })
  expect(repaired.stdout).toContain('Repaired. The damaged file is data.mdb.damaged')
  expect((await readFile(`${file}.damaged`)).equals(bytes)).toBe(true)
  await using continued = await storedMock(directory.path)
  expect(continued.mock.defaultSandbox.calls.get('conv-123').recordingState).toBe('idle')
  expect(await command(continued.send, token, 'start')).toBe(200)
})

test('the verbs of store name what is wrong with their directory or file', async () => {
  await using directory = await storeDirectory()
  expect(await run(['store', 'check', directory.path])).toEqual({
    code: 2,
    stdout: '',
    stderr: `cxone-mock: The store ${directory.path} cannot be used: there is no such directory.\n`,
  })
  {
    await using _ = await storedMock(directory.path)
    expect(await run(['store', 'check', directory.path])).toEqual({
      code: 2,
      stdout: '',
      stderr: `cxone-mock: The store ${directory.path} is in use by process ${process.pid}. Stop that mock, or use another directory.\n`,
    })
  }
  const file = `${directory.path}.jsonl`
  await writeFile(file, '{"key":["mock",0],"value":{}}\nnonsense\n')
  expect(await run(['store', 'import', `${directory.path}-new`, '-i', file])).toEqual({
    code: 2,
    stdout: '',
    stderr: `cxone-mock: ${file}:2 is not a line that cxone-mock store export has written.\n`,
  })
})
