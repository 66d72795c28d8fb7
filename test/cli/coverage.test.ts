import { expect, test } from 'vitest'
import { createCxoneMock, formatCoverage } from '../../mock-server/index.js'
import { run, runBuilt } from './run.js'

const client = `
  const { CXONE_BASE_URL: base } = process.env
  await fetch(base + '/api/v2/recording/recordingcontrols/start', { method: 'POST' })
  console.log('the output of the command')`
const command = ['--', process.execPath, '--input-type=module', '-e', client]

test('coverage prints what a running mock has seen, of all sandboxes or one', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const sandbox = await mock.sandbox({ id: 'mine' })
  await fetch(`${mock.url}/api/v2/conversations`)
  await fetch(`${mock.url}/s/mine/api/v2/conversations`)
  const { url } = mock
  expect(await run(['coverage', '--url', url])).toEqual({
    code: 0,
    stdout: formatCoverage(mock.coverage(), 'text'),
    stderr: '',
  })
  const own = await run(['coverage', '--url', url, '--sandbox', 'mine', '--format', 'json'])
  expect(JSON.parse(own.stdout)).toEqual(JSON.parse(JSON.stringify(sandbox.coverage())))
  const missing = await run(['coverage', '--url', url, '--require', '401-missing,409', '--min', '50'])
  expect({ code: missing.code, stderr: missing.stderr }).toEqual({
    code: 1,
    stderr:
      'cxone-mock: 409 is required but was not seen.\ncxone-mock: Coverage is 2.7 %, below the required 50 %.\n',
  })
})

test('a coverage that cannot be measured exits with 2', async () => {
  const mock = await createCxoneMock({ port: 0 })
  const { url } = mock
  const empty = await run(['coverage', '--url', url])
  expect({ code: empty.code, stderr: empty.stderr }).toEqual({
    code: 2,
    stderr: 'cxone-mock: Coverage cannot be measured because the mock received no requests.\n',
  })
  await mock.close()
  expect((await run(['coverage', '--url', url])).code).toBe(2)
  expect((await run(['coverage', '--url', url, '--min', '101'])).code).toBe(2)
  expect((await run(['coverage', '--format', 'xml'])).code).toBe(2)
})

test('exec prints the coverage on stderr at the end, and gates by it', async () => {
  const good = await runBuilt(['exec', '--coverage', '--require', '401-missing', ...command])
  expect({ code: good.code, stdout: good.stdout }).toEqual({ code: 0, stdout: 'the output of the command\n' })
  expect(good.stderr).toMatch(/^Coverage of all sandboxes: 1 of 37 \(2\.7 %\)\n/)
  const bad = await runBuilt(['exec', '--require', '409', ...command])
  expect(bad.code).toBe(1)
  expect(bad.stderr).toMatch(/\ncxone-mock: 409 is required but was not seen\.\n$/)
})

test('exec returns the code of a command that failed, whatever it covered', async () => {
  const failing = ['exec', '--require', '409', '--', process.execPath, '-e', 'process.exit(7)']
  expect((await runBuilt(failing)).code).toBe(7)
  const silent = ['exec', '--coverage', '--', process.execPath, '-e', '']
  expect((await runBuilt(silent)).code).toBe(2)
})
