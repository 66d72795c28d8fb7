import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { bin } from './run.js'

const node = process.execPath

async function ended(args: readonly string[]): Promise<{ readonly code: unknown; readonly stderr: string }> {
  const child = spawn(node, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => (stderr += String(chunk)))
  const [code] = await once(child, 'close')
  return { code, stderr }
}

test.each([['start'], ['check', '--help']])('without a build, %s says how to build', async (...words) => {
  const folder = await mkdtemp(join(tmpdir(), 'cxone-mock-bin-'))
  await cp(dirname(bin), join(folder, 'bin'), { recursive: true })
  const result = await ended([join(folder, 'bin/cxone-mock.js'), ...words])
  expect(result).toEqual({ code: 2, stderr: 'cxone-mock is not built. Run npm run build.\n' })
  await rm(folder, { recursive: true })
})

test.each(['18.20.4', '20.18.3'])('Node %s is named as too old', async (version) => {
  const folder = await mkdtemp(join(tmpdir(), 'cxone-mock-node-'))
  const pretend = join(folder, 'pretend.cjs')
  await writeFile(
    pretend,
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`,
  )
  expect(await ended(['--require', pretend, bin, '--version'])).toEqual({
    code: 2,
    stderr: `cxone-mock needs Node 20.19 or newer. This is Node ${version}.\n`,
  })
  await rm(folder, { recursive: true })
})

test('the command runs at any time while another terminal builds', async () => {
  const child = spawn(node, ['build.mjs'], { stdio: 'ignore' })
  const built = once(child, 'exit')
  do {
    for (const words of [['--version'], ['explain', 'CX-TOK-001']])
      expect(await ended([bin, ...words])).toEqual({ code: 0, stderr: '' })
  } while (child.exitCode === null)
  expect(await built).toEqual([0, null])
})
