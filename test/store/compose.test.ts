import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { nextLine, start } from '../cli/run.js'
import { redisServer } from './redis.js'

interface Compose {
  readonly services: Readonly<Record<'redis' | 'mock-1' | 'mock-2', { readonly command: string }>>
}

const folder = new URL('../../examples/shared/', import.meta.url)
const { services } = parse(await readFile(new URL('compose.yaml', folder), 'utf8'), {
  merge: true,
}) as Compose
const balancer = await readFile(new URL('haproxy.cfg', folder), 'utf8')

/** A mock with the flags of the example, except where it listens and where Redis is. */
async function mockOfExample(name: 'mock-1' | 'mock-2', redisUrl: string) {
  const { host } = new URL(redisUrl)
  const command = services[name].command
    .replace('//redis:6379/', `//${host}/`)
    .replace('--port 4080', '--port 0')
  const started = start(command.split(' '))
  const { url } = JSON.parse(await nextLine(started.out)) as { url: string }
  const create = (body: string) =>
    fetch(`${url}/__admin/sandboxes`, {
      method: 'POST',
      headers: { authorization: 'Bearer change-me', 'content-type': 'application/json' },
      body,
    })
  return { ...started, url, create, [Symbol.asyncDispose]: () => started[Symbol.asyncDispose]() }
}

/** Asks a mock as the balancer does. */
async function isUsable(url: string): Promise<boolean> {
  const [, path] = /^ *option httpchk GET (\S+)$/m.exec(balancer) ?? []
  return (await fetch(`${url}${path}`)).status === 200
}

test('the two mocks of the compose file share sandboxes, and the second goes on when the first is killed', async () => {
  const [program, ...flags] = services.redis.command.split(' ')
  expect(program).toBe('redis-server')
  await using redis = await redisServer([], flags)
  await using one = await mockOfExample('mock-1', redis.url)
  await using two = await mockOfExample('mock-2', redis.url)
  expect([await isUsable(one.url), await isUsable(two.url)]).toEqual([true, true])

  const made = await one.create('{"clients":[{"scopes":["recording:control"]}]}')
  const { clients } = (await made.json()) as { clients: { clientId: string; clientSecret: string }[] }
  const [client] = clients
  const reply = await fetch(`${two.url}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${client?.clientId}:${client?.clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { access_token: token } = (await reply.json()) as { access_token: string }
  const begin = async (url: string) => {
    const { status } = await fetch(`${url}/api/v2/recording/recordingcontrols/start`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{"recordingId":"rec-123","action":"start"}',
    })
    return status
  }
  expect([await begin(one.url), await begin(two.url)]).toEqual([200, 409])

  await one[Symbol.asyncDispose]()
  expect([await isUsable(two.url), await begin(two.url)]).toEqual([true, 409])
  two.child.kill('SIGTERM')
  const log: string[] = []
  for (let line = await two.log.next(); !line.done; line = await two.log.next()) log.push(line.value)
  expect(log.join('\n')).toContain(' 409 POST /api/v2/recording/recordingcontrols/start')
  expect(log.join('\n')).not.toMatch(/warning/i)
})

test('the balancer of the compose file has each mock of it', () => {
  const mocks = Object.keys(services).filter((name) => name.startsWith('mock-'))
  expect(mocks).toEqual(['mock-1', 'mock-2'])
  for (const name of mocks) {
    expect(services[name as 'mock-1'].command).toContain(' --port 4080 ')
    expect(balancer).toContain(`\n  server ${name} ${name}:4080\n`)
  }
})
