import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { BoundedStrings } from '../../trace/read/bounded-strings.js'
import { readTraces } from '../../trace/read/read-trace.js'
import { bin, environment } from '../cli/run.js'
import { writeLargeHar } from './large-har.js'

/** Runs the command with a heap of a given size, in megabytes. */
async function runWithin(heap: number, args: readonly string[]) {
  const child = spawn(process.execPath, [`--max-old-space-size=${heap}`, bin, ...args], {
    env: environment({}),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ])
  return { code, stdout, stderr }
}

test('a HAR file much larger than the heap is inspected and compared', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cxone-mock-test-'))
  const file = join(folder, 'large.har')
  // 40 MB of pictures, and one body of 100 MB.
  await writeLargeHar(file, { pictures: 200, requests: 20, download: 100_000_000 })
  const inspected = await runWithin(64, ['trace', 'inspect', file])
  expect(inspected.stderr).toBe('')
  expect(inspected.stdout).toContain('221 requests\n  left out: 200 not a request of the API\n')
  expect(inspected.stdout).toContain('  20 startRecording 409\n')
  expect(inspected.code).toBe(0)
  const compared = await runWithin(64, ['compare', file])
  expect(compared.stdout).toMatch(/of 21 requests agree/)
  await rm(folder, { recursive: true })
})

test('the progress of reading goes from 0 to 1', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cxone-mock-test-'))
  const file = join(folder, 'a.har')
  await writeLargeHar(file, { pictures: 5, requests: 5, download: 0 })
  const shares: number[] = []
  await readTraces([file], { isWanted: () => true, onProgress: (share) => shares.push(share) })
  expect(shares.length).toBeGreaterThan(10)
  expect(shares).toEqual(shares.toSorted((one, other) => one - other))
  expect(shares.at(-1)).toBe(1)
  await writeFile(file, '')
})

test('only texts that are too long are cut, wherever a chunk ends', () => {
  const long = String.raw`\u00e9é\"\\😀`.repeat(200_000)
  const json = `{"short":"a\\"b","long":"${long}","after":[1,"é"],"again":"${long}"}`
  const bytes = Buffer.from(json)
  for (const size of [65_536, 65_537, 99_991]) {
    const bounded = new BoundedStrings()
    const parts: Buffer[] = []
    for (let at = 0; at < bytes.length; at += size) parts.push(bounded.pass(bytes.subarray(at, at + size)))
    const whole = JSON.parse(Buffer.concat(parts).toString()) as Readonly<Record<string, unknown>>
    expect(whole).toMatchObject({ short: 'a"b', after: [1, 'é'] })
    const full = (JSON.parse(json) as { readonly long: string }).long
    for (const name of ['long', 'again']) {
      const text = whole[name] as string
      expect(text.length).toBeGreaterThan(1_000_000)
      expect(text.length).toBeLessThan(full.length)
      expect(full.startsWith(text)).toBe(true)
    }
  }
  const short = Buffer.from('{"a":"b"}')
  expect(new BoundedStrings().pass(short)).toBe(short)
})
