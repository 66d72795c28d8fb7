import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'
import { run, runBuilt } from './run.js'

test('export har writes the journal of a running mock, to stdout or a file', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const sandbox = await mock.sandbox({ id: 'mine' })
  await fetch(`${mock.url}/s/mine/api/v2/conversations`)
  const file = join(await mkdtemp(join(tmpdir(), 'cxone-mock-')), 'mine.har')
  const { code, stdout } = await run(['export', 'har', '--url', `${mock.url}/`])
  expect({ code, har: JSON.parse(stdout) as unknown }).toEqual({
    code: 0,
    har: mock.defaultSandbox.requests.har(),
  })
  const written = await run(['export', 'har', '--url', mock.url, '--sandbox', 'mine', '-o', file])
  expect(written).toEqual({ code: 0, stdout: '', stderr: '' })
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(sandbox.requests.har())
})

test('export har takes the admin token', async () => {
  await using mock = await createCxoneMock({ port: 0, adminToken: 'mock_token' })
  const args = ['export', 'har', '--url', mock.url]
  expect(await run(args)).toEqual({
    code: 2,
    stdout: '',
    stderr: `cxone-mock: ${mock.url} requires the admin token. Pass it with --admin-token.\n`,
  })
  expect((await runBuilt(args, { CXONE_ADMIN_TOKEN: 'mock_token' })).code).toBe(0)
})

test('export har without a mock, or a sandbox, is one line and exit code 2', async () => {
  const mock = await createCxoneMock({ port: 0 })
  const { url } = mock
  const unknown = await run(['export', 'har', '--url', url, '--sandbox', 'x'])
  expect(unknown).toEqual({
    code: 2,
    stdout: '',
    stderr: `cxone-mock: ${url}/__admin/requests.har?sandbox=x responded with 404: There is no sandbox "x".\n`,
  })
  await mock.close()
  const { code, stderr } = await run(['export', 'har', '--url', url])
  expect(code).toBe(2)
  expect(stderr).toMatch(
    /^cxone-mock: http:\/\/\S+ does not respond \(.*ECONNREFUSED.*\)\. Start a mock with cxone-mock start, or check --url\.\n$/,
  )
})
