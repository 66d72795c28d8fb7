import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tryReports } from '../../cli/output/report-file.js'
import { run } from './run.js'

async function folder(): Promise<{ readonly path: string; [Symbol.asyncDispose](): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'cxone-mock-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

test.each([
  ['/proc/none/report.json', 'its folder does not exist and cannot be created (ENOENT)'],
  ['/tmp', 'it is a folder (EISDIR)'],
  ['/dev/null/report.json', 'part of the path is not a folder (ENOTDIR)'],
])('a report that cannot be written at %s is told of before the exam', async (file, reason) => {
  for (const command of [
    ['check', '--rule', 'CX-AUTH-006'],
    ['observe', '--rule', 'CX-REQ-001'],
  ]) {
    const { code, stdout, stderr } = await run([...command, '--json', file, '--', 'no-such-adapter-here'])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr.trim()).toBe(`cxone-mock: --json ${file} cannot be written: ${reason}`)
  }
})

test('to try a report leaves no file behind, and none changed', async () => {
  await using place = await folder()
  const [there, fresh] = [join(place.path, 'there.html'), join(place.path, 'deep', 'er', 'fresh.json')]
  await writeFile(there, 'before')
  await tryReports({ html: there, json: fresh })
  expect(await readFile(there, 'utf8')).toBe('before')
  expect(await readdir(join(place.path, 'deep', 'er'))).toEqual([])
})
