import { once } from 'node:events'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'
import { nextLine, start } from './run.js'

const signIn = {
  method: 'POST',
  headers: { authorization: `Basic ${btoa('recorder:recorder-secret')}` },
  body: new URLSearchParams({ grant_type: 'client_credentials' }),
}

async function statusesIn(file: string): Promise<number[]> {
  const { log } = JSON.parse(await readFile(file, 'utf8')) as {
    readonly log: { readonly entries: readonly { readonly response: { readonly status: number } }[] }
  }
  return log.entries.map(({ response }) => response.status)
}

test.each([
  ['SIGINT', 0, 'a.har'],
  ['SIGTERM', 0, 'a.har'],
  ['SIGHUP', null, 'a.har'],
  ['SIGKILL', null, 'a.har.part'],
] as const)('a recorder that %s ends leaves a whole file', async (signal, code, left) => {
  await using mock = await createCxoneMock()
  await mock.start({ port: 0 })
  const place = await mkdtemp(join(tmpdir(), 'cxone-mock-test-'))
  await using started = start(['record', '--target', mock.url, '-o', join(place, 'a.har')])
  const { url } = JSON.parse(await nextLine(started.out)) as { readonly url: string }
  for (let index = 0; index < 3; index += 1) await (await fetch(`${url}/oauth/token`, signIn)).text()
  // The line about a request is printed when it is written.
  for (let index = 0; index < 3; index += 1)
    expect(await nextLine(started.log)).toMatch(/^\d\d:\d\d:\d\d 200 POST \/oauth\/token$/)
  started.child.kill(signal)
  const [exit] = (await once(started.child, 'exit')) as [number | null]
  expect(exit).toBe(code)
  expect(await readdir(place)).toEqual([left])
  expect(await statusesIn(join(place, left))).toEqual([200, 200, 200])
})

test('a command that is interrupted is recorded up to then, and its exit code passed on', async () => {
  await using mock = await createCxoneMock()
  await mock.start({ port: 0 })
  const file = join(await mkdtemp(join(tmpdir(), 'cxone-mock-test-')), 'a.har')
  const client = `
    const body = new URLSearchParams({ grant_type: 'client_credentials' })
    await fetch(process.env.CXONE_TOKEN_URL, { method: 'POST', headers: { authorization: 'Basic ' + btoa('recorder:recorder-secret') }, body })
    console.log('sent')
    setInterval(() => undefined, 1000)`
  const command = [process.execPath, '--input-type=module', '-e', client]
  await using started = start(['record', '--target', mock.url, '-o', file, '--', ...command])
  expect(await nextLine(started.out)).toBe('sent')
  started.child.kill('SIGINT')
  expect(await once(started.child, 'exit')).toEqual([130, null])
  expect(await statusesIn(file)).toEqual([200])
})

test('a full disk costs the requests that do not fit, and leaves a whole file', async () => {
  await using mock = await createCxoneMock()
  await mock.start({ port: 0 })
  const file = join(await mkdtemp(join(tmpdir(), 'cxone-mock-test-')), 'a.har')
  const client = `
    for (let index = 0; index < 20; index += 1)
      await fetch(process.env.CXONE_TOKEN_URL, { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials' }) })`
  // The limit of the shell for the size of a file stands for a full disk: both end a write in the middle.
  const bin = new URL('../../bin/cxone-mock.js', import.meta.url).pathname
  const { execFile } = await import('node:child_process')
  const { code, stderr } = await new Promise<{ code: number | null; stderr: string }>((resolve) => {
    const child = execFile(
      'bash',
      [
        '-c',
        'trap "" XFSZ; ulimit -f 8; exec "$@"',
        'bash',
        process.execPath,
        bin,
        'record',
        '--target',
        mock.url,
        '-o',
        file,
        '--',
        process.execPath,
        '--input-type=module',
        '-e',
        client,
      ],
      (_error, _stdout, stderr) => resolve({ code: child.exitCode, stderr }),
    )
  })
  expect(stderr).toContain(`${file}.part cannot be written: `)
  expect(stderr).toMatch(/cxone-mock: \d+ requests could not be written\.\n/)
  expect(code).toBe(2)
  const statuses = await statusesIn(file)
  expect(statuses.length).toBeGreaterThan(1)
  expect(statuses.length).toBeLessThan(20)
})
