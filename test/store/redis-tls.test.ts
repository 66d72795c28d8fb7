import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'redis'
import { expect, test } from 'vitest'
import { nextLine, runBuilt, start } from '../cli/run.js'
import { redisServer, tlsFlags } from './redis.js'
import { commandAt, tokenFrom } from './requests.js'

/** A Redis server with TLS, and what the command says about it at the start. */
async function tlsServer(kind?: 'good' | 'expired' | 'wrong-host') {
  const folder = await mkdtemp(join(tmpdir(), 'cxone-tls-'))
  const { flags, port, ca } = await tlsFlags(folder, kind)
  const redis = await redisServer(flags)
  const url = `rediss://127.0.0.1:${port}/0`
  const said = async (store: string, env: Readonly<Record<string, string>> = {}) =>
    (await runBuilt(['start', '-p', '0', '--store', store], env)).stderr
  const dispose = async () => {
    await redis[Symbol.asyncDispose]()
    await rm(folder, { recursive: true, force: true })
  }
  return { redis, url, ca, said, [Symbol.asyncDispose]: dispose }
}

test('a mock uses Redis over TLS with a user that may use only its own keys', async () => {
  await using server = await tlsServer()
  const admin = createClient({ url: server.redis.url }).on('error', () => undefined)
  await admin.connect()
  const rules = 'on >pass+word ~{team}:* &{team}:* +@connection +@read +@write +@scripting +@pubsub'
  await admin.sendCommand(['ACL', 'SETUSER', 'mock', 'reset', ...rules.split(' ')])
  await admin.sendCommand(['ACL', 'SETUSER', 'default', 'off'])
  const store = `${server.url.replace('rediss://', 'rediss://mock:pass%2Bword@')}?prefix=team`
  await using mock = start(['start', '-p', '0', '--log', 'none'], {
    CXONE_MOCK_STORE: store,
    NODE_EXTRA_CA_CERTS: server.ca,
  })
  const { url } = JSON.parse(await nextLine(mock.out)) as { url: string }
  expect((await commandAt(url, await tokenFrom(url), 'start')).status).toBe(200)
  const other = store.replace('prefix=team', 'prefix=other')
  expect(await server.said(other, { NODE_EXTRA_CA_CERTS: server.ca })).toMatch(
    /^cxone-mock: The store rediss:\/\/127\.0\.0\.1:\d+\/0\?prefix=other cannot be reached or used: NOPERM /,
  )
  admin.destroy()
})

test('a certificate that is not trusted, expired or for another host is an error that says what to do', async () => {
  await using good = await tlsServer()
  await using expired = await tlsServer('expired')
  await using elsewhere = await tlsServer('wrong-host')
  expect(await good.said(good.url)).toBe(
    `cxone-mock: The store ${good.url} cannot be used: its certificate is not trusted. Set the variable NODE_EXTRA_CA_CERTS to a PEM file with the certificate of its CA.\n`,
  )
  expect(await expired.said(expired.url, { NODE_EXTRA_CA_CERTS: expired.ca })).toBe(
    `cxone-mock: The store ${expired.url} cannot be used: its certificate is not valid now (CERT_HAS_EXPIRED). Renew it, or set the clock.\n`,
  )
  expect(await elsewhere.said(elsewhere.url, { NODE_EXTRA_CA_CERTS: elsewhere.ca })).toBe(
    `cxone-mock: The store ${elsewhere.url} cannot be used: its certificate is for another host. Use a name of the certificate in the URL.\n`,
  )
})

test('TLS to a port without it, and no TLS to a port with it, are errors that say what to do', async () => {
  await using server = await tlsServer()
  const without = server.redis.url.replace('redis://', 'rediss://')
  // A server without TLS may wait for the end of a command, or reject the first bytes.
  const reasons = [
    `does not answer. Start Redis there, or check the address. If it has no TLS, use redis://.`,
    `cannot be used: no TLS connection can be made. Check the port, or use redis:// if the server has no TLS.`,
  ]
  expect(reasons.map((reason) => `cxone-mock: The store ${without} ${reason}\n`)).toContain(
    await server.said(without),
  )
  const plain = server.url.replace('rediss://', 'redis://')
  expect(await server.said(plain)).toBe(
    `cxone-mock: The store ${plain} does not answer. Start Redis there, or check the address. If it has TLS, use rediss://.\n`,
  )
})
