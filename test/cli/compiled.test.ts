import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const compiled = new URL('../../bin/compiled.js', import.meta.url).pathname
const cacheName = `program.cjs.${process.version}-${process.arch}.cache`

/** A program that says what it knows of itself, and whether it served. */
async function program(isServing: boolean, more: (cache: string) => string = () => '') {
  const folder = await mkdtemp(join(tmpdir(), 'cxone-mock-compiled-'))
  const file = join(folder, 'program.cjs')
  const cache = JSON.stringify(join(folder, cacheName))
  const text = `module.exports = { isServing: ${isServing} }; console.log(require('node:path').sep); ${more(cache)}`
  await writeFile(file, text)
  const run = async () => {
    const script = `require(${JSON.stringify(compiled)}).run(${JSON.stringify(file)})`
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['-e', script], {
      timeout: 60_000,
    })
    return { stdout, stderr, files: (await readdir(folder)).toSorted() }
  }
  return { folder, run }
}

test('what a server compiled is kept beside it, and used again', async () => {
  const { run } = await program(true)
  const all = { stdout: '/\n', stderr: '', files: ['program.cjs', cacheName] }
  expect(await run()).toEqual(all)
  expect(await run()).toEqual(all)
})

test('what a server compiled is kept while it still runs', async () => {
  const untilKept = (cache: string) => `const timer = setInterval(() => {
      if (!require('node:fs').existsSync(${cache})) return
      clearInterval(timer)
      console.log('kept')
    }, 20)`
  const { run } = await program(true, untilKept)
  expect(await run()).toEqual({ stdout: '/\nkept\n', stderr: '', files: ['program.cjs', cacheName] })
})

test('what another command compiled is not kept', async () => {
  const { run } = await program(false)
  expect(await run()).toEqual({ stdout: '/\n', stderr: '', files: ['program.cjs'] })
})

test('compiled code that V8 rejects is made again', async () => {
  const { folder, run } = await program(true)
  await writeFile(join(folder, cacheName), 'of another version')
  expect(await run()).toEqual({ stdout: '/\n', stderr: '', files: ['program.cjs', cacheName] })
})

test('where nothing can be kept, the program still runs', async () => {
  const { folder, run } = await program(true)
  await mkdir(join(folder, cacheName, 'full'), { recursive: true })
  const { stdout, stderr, files } = await run()
  expect({ stdout, stderr }).toEqual({ stdout: '/\n', stderr: '' })
  expect(files).toEqual(['program.cjs', cacheName])
})
