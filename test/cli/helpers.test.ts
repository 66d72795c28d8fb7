import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createCxoneMock, demoScenario } from '../../mock-server/index.js'
import { run } from './run.js'

const folder = () => mkdtemp(join(tmpdir(), 'cxone-mock-'))

test('wait ends when the mock is ready', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  expect(await run(['wait', '--url', mock.url, '--timeout', '5s'])).toEqual({
    code: 0,
    stdout: '',
    stderr: '',
  })
})

test('wait tells what it saw when the time is over', async () => {
  const mock = await createCxoneMock({ port: 0 })
  const { url } = mock
  await mock.close()
  const { code, stderr } = await run(['wait', '--url', url, '--timeout', '200ms'])
  expect(code).toBe(2)
  expect(stderr).toBe(
    `cxone-mock: ${url} was not ready after 200ms (connect ECONNREFUSED ${new URL(url).host}). Check the URL, or wait longer with --timeout.\n`,
  )
})

test('wait refuses a time that is none', async () => {
  const { code, stderr } = await run(['wait', '--timeout', 'soon'])
  expect(code).toBe(2)
  expect(stderr).toBe('cxone-mock: "soon" is not a duration. Use 55m, 1h30m, 250ms or PT55M.\n')
})

test('doctor finds nothing wrong with a client that may record', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const { code, stdout } = await run(['doctor', '--url', mock.url], mock.env())
  expect(stdout.trimEnd().split('\n').slice(1)).toEqual([
    `good  ${mock.url} runs version 0.1.0`,
    'good  Client recorder has the scope recording:read recording:write recording:control',
  ])
  expect(code).toBe(0)
})

test.each([{ noAdmin: true }, { adminPort: 0 }])('doctor and wait know a mock with %j', async (options) => {
  await using mock = await createCxoneMock({ port: 0, ...options })
  expect((await run(['wait', '--url', mock.url, '--timeout', '5s'])).code).toBe(0)
  const { code, stdout } = await run(['doctor', '--url', mock.url], mock.env())
  expect(stdout.split('\n')[1]).toBe(
    `good  ${mock.url} responds, without a control plane on this port (--no-admin, or --admin-port).`,
  )
  expect(code).toBe(0)
})

test('doctor names the scope that is missing, a wrong secret, and another server', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const weak = await run(['doctor', '--url', mock.url], mock.env(mock.defaultSandbox, 'studio-basic'))
  expect(weak.code).toBe(1)
  expect(weak.stdout).toContain(
    'BAD   Client studio-basic has only recording:read recording:write. Start and stop need recording:control and respond with 401.\n',
  )
  const wrong = await run(['doctor', '--url', mock.url], { ...mock.env(), CXONE_CLIENT_SECRET: 'x' })
  expect(wrong.stdout).toContain(
    `BAD   The token request of client recorder failed with 401. See ${mock.url}/__admin/requests/last/explain.\n`,
  )
  const other = await run(['doctor', '--url', mock.url], {
    ...mock.env(),
    CXONE_BASE_URL: 'http://127.0.0.1:1',
  })
  expect(other.stdout).toContain(
    `BAD   CXONE_BASE_URL is http://127.0.0.1:1, so your code uses another server. Set it to ${mock.url}, or pass --url http://127.0.0.1:1.\n`,
  )
})

test('doctor says so when nothing answers', async () => {
  const { code, stdout } = await run(['doctor', '--url', 'http://127.0.0.1:1'])
  expect(code).toBe(1)
  expect(stdout).toMatch(
    /BAD {3}http:\/\/127\.0\.0\.1:1 does not respond \(.+\)\. Start a mock with cxone-mock start\.\nnote {2}CXONE_CLIENT_ID and CXONE_CLIENT_SECRET are not set, /,
  )
})

test('init writes a scenario that validate finds good, and does not write over it', async () => {
  const file = join(await folder(), 'own.json')
  expect(await run(['init', 'scenario', file])).toMatchObject({ code: 0, stderr: '' })
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    name: 'my-scenario',
    clients: demoScenario.clients,
  })
  expect(await run(['validate', file])).toEqual({
    code: 0,
    stdout: `${file}: valid, 8 clients and 3 calls\n`,
    stderr: '',
  })
  const again = await run(['init', 'scenario', file])
  expect(again.code).toBe(2)
  expect(again.stderr).toBe(
    `cxone-mock: Cannot write ${file}. It already exists. Choose another name, or add --force.\n`,
  )
  expect((await run(['init', 'scenario', file, '--force'])).code).toBe(0)
})

test('validate names every file that is wrong, and exits with 1, or 2 when one cannot be read', async () => {
  const wrong = join(await folder(), 'wrong.json')
  await writeFile(wrong, JSON.stringify({ ...demoScenario, clients: [{ clientId: 'x' }] }))
  const { code, stdout } = await run(['validate', wrong, '/no/such.json'])
  expect(code).toBe(2)
  expect((await run(['validate', wrong])).code).toBe(1)
  expect(stdout).toContain(
    `${wrong}: The scenario is not valid: clients[0]: the field "scopes" is missing; clients[0]: the field "divisions" is missing`,
  )
  expect(stdout).toContain('/no/such.json cannot be read: ENOENT\n')
})

test('validate takes a byte order mark, and warns of a scope that nothing asks for', async () => {
  const file = join(await folder(), 'bom.json')
  const clients = demoScenario.clients
    .map((client) => ({ ...client, scopes: ['recording:contol'] }))
    .slice(0, 1)
  await writeFile(file, `\uFEFF${JSON.stringify({ ...demoScenario, clients })}`)
  const { code, stdout } = await run(['validate', file])
  expect(code).toBe(0)
  expect(stdout).toContain(
    'warning: Client studio-basic has the scope recording:contol, which no implemented operation requires. Did you mean recording:control?',
  )
})

test('a misspelt permission of a user is warned of, with the one that was meant', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'cxone-mock-')), 'scenario.json')
  const users = (demoScenario.users ?? []).map((user) => ({
    ...user,
    permissions: ['Multi-ACD Masking', 'Another thing'],
  }))
  await writeFile(file, JSON.stringify({ ...demoScenario, users }))
  const { code, stdout } = await run(['validate', file])
  expect(code).toBe(0)
  expect(stdout.split('\n').slice(1, 3)).toEqual([
    '  warning: User sam.okafor@demo.example has the permission Multi-ACD Masking, which no implemented operation requires. Did you mean Multi-ACD Masking API?',
    '  warning: User sam.okafor@demo.example has the permission Another thing, which no implemented operation requires.',
  ])
})

test('a misspelt ambiguity or variant is refused with the one that was meant', async () => {
  const wrong = await run(['exec', '--assume', 'missing-scop=empty-401', '--', 'true'])
  expect(wrong.stderr).toContain(
    'no ambiguity is named missing-scop (did you mean missing-scope?); cxone-mock evidence lists all ',
  )
  const variant = await run(['exec', '--assume', 'missing-scope=empty-40', '--', 'true'])
  expect(variant.stderr).toContain(
    'has no variant empty-40 (did you mean empty-401?); it has empty-401, forbidden-403',
  )
})
