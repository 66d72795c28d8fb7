import { expect, test } from 'vitest'
import { createClient } from 'redis'
import { createCxoneMock } from '../../mock-server/index.js'
import { run, runBuilt, start } from '../cli/run.js'
import { tokenOf } from '../hosts.js'
import { mockProcess } from './processes.js'
import { redisServer } from './redis.js'
import { command, storedMock } from './stored.js'

test('a mock signs in to Redis with the user and the password of the URL, and messages do not have the password', async () => {
  await using redis = await redisServer()
  const admin = createClient({ url: redis.url }).on('error', () => undefined)
  await admin.connect()
  await admin.sendCommand(['ACL', 'SETUSER', 'mock', 'on', '>pass word', '~*', '&*', '+@all'])
  await admin.sendCommand(['ACL', 'SETUSER', 'default', 'off'])
  const withUser = (password: string) =>
    redis.url.replace('redis://', `redis://mock:${encodeURIComponent(password)}@`)
  await using mock = await storedMock(withUser('pass word'))
  expect(await command(mock.send, await tokenOf(mock.send, 'recorder'), 'start')).toBe(200)
  const error = await storedMock(withUser('not it')).catch((thrown: unknown) => thrown)
  expect(String(error)).toMatch(
    /^StoreError: The store redis:\/\/127\.0\.0\.1:\d+\/0 cannot be reached or used: WRONGPASS .*[^.]\.$/,
  )
  expect(String(error)).not.toContain('not it')
  admin.destroy()
})

test('a server that does not answer, a wrong parameter and another seed are errors that say what to do', async () => {
  await using redis = await redisServer()
  const said = async (...more: readonly string[]) => (await run(['start', '-p', '0', ...more])).stderr
  await (await storedMock(redis.url)).mock.close()
  expect(await said('--store', redis.url, '--seed', 'another')).toBe(
    `cxone-mock: The store ${redis.url} was made with the seed "test", not "another". Leave out the seed, or use another prefix.\n`,
  )
  expect(await said('--store', `${redis.url}?prefx=a`)).toBe(
    'cxone-mock: --store: there is no parameter "prefx". The only one is prefix.\n',
  )
  expect(await said('--store', 'redis://mock:not it@host:port/0')).toBe(
    'cxone-mock: --store: the URL cannot be read. Use redis://user:password@host:6379/0?prefix=name, and encode special characters of the password, for example %20 for a space.\n',
  )
  await redis.kill()
  expect(await said('--store', redis.url)).toBe(
    `cxone-mock: The store ${redis.url} does not answer. Start Redis there, or check the address. If it has TLS, use rediss://.\n`,
  )
})

test('Redis without persistence, or with eviction, is warned about at the start', async () => {
  await using redis = await redisServer(['--appendonly', 'no', '--maxmemory-policy', 'allkeys-lru'])
  await using mock = start(['start', '-p', '0', '--store', redis.url])
  const lines: string[] = []
  while (!lines.at(-1)?.includes('maxmemory-policy')) lines.push(String((await mock.log.next()).value))
  expect(lines.join('\n')).toContain(
    'Redis keeps nothing when it stops. Set appendonly to yes, unless you want that.',
  )
  expect(lines.join('\n')).toContain('maxmemory-policy allkeys-lru')
})

test('while Redis is away requests and the ready probe answer 503, and then everything goes on', async ({
  expect,
}) => {
  await using redis = await redisServer()
  await using server = start(['start', '-p', '0', '--log', 'none', '--store', redis.url])
  const { value } = await server.out.next()
  const { url } = JSON.parse(String(value)) as { url: string }
  const status = async (path: string) => (await fetch(`${url}${path}`)).status
  expect([await status('/__admin/ready'), await status('/api/v2/conversations')]).toEqual([200, 401])
  await redis.kill()
  await expect.poll(() => status('/api/v2/conversations')).toBe(503)
  expect([
    await status('/__admin/ready'),
    await status('/__admin/health'),
    await status('/__admin/calls'),
  ]).toEqual([503, 200, 503])
  await redis.restart()
  await expect.poll(() => status('/api/v2/conversations')).toBe(401)
  expect(await status('/__admin/ready')).toBe(200)
})

test('exec runs a command against a mock on a shared store', async () => {
  await using redis = await redisServer()
  const script = `fetch(process.env.CXONE_TOKEN_URL, { method: 'POST', headers: { authorization: 'Basic ' + btoa(process.env.CXONE_CLIENT_ID + ':' + process.env.CXONE_CLIENT_SECRET), 'content-type': 'application/x-www-form-urlencoded' }, body: 'grant_type=client_credentials' }).then((reply) => process.exit(reply.status === 200 ? 0 : 1))`
  const { code } = await runBuilt(['exec', '--store', redis.url, '--', process.execPath, '-e', script])
  expect(code).toBe(0)
  await using mock = await createCxoneMock({ store: redis.url })
  expect(mock.defaultSandbox.requests.count()).toBe(1)
})

test('what ends with 503 has changed nothing, and requests end when Redis does not answer', async ({
  expect,
}) => {
  await using redis = await redisServer()
  await using mock = await mockProcess(redis.url)
  const status = async (method: string, path: string, body?: object) => {
    const init = { method, headers: { 'content-type': 'application/json' } }
    const json = body ? { body: JSON.stringify(body) } : {}
    return (await fetch(`${mock.url}${path}`, { ...init, ...json })).status
  }
  const call = async () => {
    const { calls } = (await (await fetch(`${mock.url}/__admin/calls?sandbox=kept`)).json()) as {
      calls?: { recordingState: string }[]
    }
    return calls?.[0]?.recordingState
  }
  const state = '/__admin/calls/conv-123/recordingState?sandbox=kept'
  expect([
    await status('POST', '/__admin/sandboxes', { id: 'kept' }),
    await status('PUT', state, { state: 'stopped' }),
  ]).toEqual([201, 200])
  const admin = createClient({ url: redis.url }).on('error', () => undefined)
  await admin.connect()
  await admin.configSet('maxmemory', '1')
  expect([await status('POST', '/__admin/reset?sandbox=kept', {}), await call()]).toEqual([503, 'stopped'])
  expect([await status('DELETE', '/__admin/sandboxes/kept'), await call()]).toEqual([503, 'stopped'])
  await admin.configSet('maxmemory', '0')
  admin.destroy()
  redis.stop('SIGSTOP')
  expect(await status('GET', '/__admin/calls')).toBe(503)
  redis.stop('SIGCONT')
  await expect.poll(call).toBe('stopped')
  expect(await status('DELETE', '/__admin/sandboxes/kept')).toBe(204)
  expect(await status('GET', '/__admin/calls?sandbox=kept')).toBe(404)
})
