import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { sendingsOf } from '../../kit/provider/check-case.js'
import { allCases, verifyCase, type Verified } from '../../kit/provider/verify.js'
import { letThrough } from '../../kit/provider/gate.js'
import type { TenantFile } from '../../kit/provider/tenant-file.js'
import { TenantTarget } from '../../kit/provider/tenant-target.js'

interface Arrived {
  readonly method: string
  readonly path: string
  readonly body: string
}

/** What a reply must have so that every case goes on to its last request. */
const obliging = {
  access_token: 'tenant-token',
  refresh_token: 'tenant-refresh',
  refreshToken: 'tenant-refresh',
  id_token: 'tenant-id-token',
  code: 'tenant-code',
  sessionId: 'tenant-session',
  segmentId: 'tenant-segment',
  interactionId: 'tenant-interaction',
}

/** A server that says yes to everything, and keeps what reached it. */
async function recording() {
  const arrived: Arrived[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request as AsyncIterable<Buffer>) body += String(chunk)
    arrived.push({ method: request.method ?? '', path: decodeURIComponent(request.url ?? ''), body })
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(obliging))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    arrived,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const call = (state: 'alerting' | 'connected' | 'ended', name: string) => ({
  state,
  conversationId: `${name}-conversation`,
  recordingId: `${name}-recording`,
  conferenceId: `${name}-conference`,
  divisionId: 'tenant-division',
})

const clients = Object.fromEntries(
  [
    'recorder',
    'studio-basic',
    'other-division',
    'admin',
    'cxone-agent',
    'cxone-backend',
    'sam.okafor@demo.example',
    'DemoApp@DemoVendor',
  ].map((name) => [name, { clientId: 'tenant-client', clientSecretEnv: 'SECRET' }]),
)

const bare: TenantFile = {
  clients,
  calls: [
    call('connected', 'first'),
    call('connected', 'second'),
    call('alerting', 'third'),
    call('ended', 'last'),
  ],
}

const optionsOf = (tenant: TenantFile, url: string, allowed: readonly string[]) => ({
  url,
  tenant,
  allowWrites: new Set(allowed),
  allowWrongSecrets: true,
  environment: { SECRET: 'tenant-secret' },
})

/** A tenant file in which something stands in for everything that any case asks for. */
function everything(): TenantFile {
  const ids: Record<string, string> = {}
  let target = new TenantTarget(optionsOf(bare, 'http://127.0.0.1:9', []))
  for (const planned of allCases()) {
    for (let again = true; again;) {
      const outcome = target.plan(planned)
      const missing =
        'skip' in outcome
          ? /^the tenant file has no replacement for (.+)$/.exec(outcome.skip)?.[1]
          : undefined
      if (missing !== undefined) {
        ids[missing] = 'tenant-thing'
        target = new TenantTarget(optionsOf({ ...bare, ids }, 'http://127.0.0.1:9', []))
      }
      again = missing !== undefined
    }
  }
  return { ...bare, ids }
}

const full = everything()

async function verifyAll(
  tenant: TenantFile,
  url: string,
  allowed: readonly string[] = [],
): Promise<Verified[]> {
  const target = new TenantTarget(optionsOf(tenant, url, allowed))
  const results: Verified[] = []
  for (const planned of await target.arrange(allCases())) results.push(await verifyCase(target, planned))
  return results
}

/** Written out, not taken from the table under test. */
const posts = new Set([
  '/oauth/token',
  '/auth/token',
  '/auth/userinfo',
  '/authentication/v1/token/access-key',
  '/public/user/refresh',
  '/public/authentication/v1/token',
  '/public/authentication/v1/refresh',
  '/InContactAuthorizationServer/Token',
  '/InContactAuthorizationServer/token/access-key',
  '/InContactAuthorizationServer/token/whoami',
])

const pathOf = ({ path }: Arrived) => path.split('?')[0] ?? ''

const isRead = (each: Arrived) =>
  each.method === 'GET'
    ? !/logout|get-next-event/.test(pathOf(each))
    : each.method === 'POST' && posts.has(pathOf(each))

test.each([
  ['everything', full],
  ['the clients and calls alone', bare],
])(
  'nothing but reads and requests for tokens reaches a tenant whose file names %s, whatever the case',
  async (_, tenant) => {
    await using server = await recording()
    const results = await verifyAll(tenant, server.url)
    expect(server.arrived.length).toBeGreaterThan(50)
    expect(server.arrived.filter((each) => !isRead(each))).toEqual([])
    const own =
      /conv-(?:123|456|789)|rec-(?:123|456|789)|46000000000\d|\b500[12]\b|11e90000-|SAMDEMOKEY|LEADEMOKEY/
    expect(server.arrived.filter(({ path, body }) => own.test(path + body))).toEqual([])
    expect(results.filter(({ reason }) => reason?.includes('was not sent'))).toEqual([])
  },
)

test('a case is skipped for what goes before it, and says why', async () => {
  await using server = await recording()
  const results = await verifyAll(full, server.url, ['first-conversation'])
  const reasons = new Set(
    results.flatMap(({ operationId, reason }) =>
      operationId === 'getUserinfo' && reason?.startsWith('writes') ? [reason] : [],
    ),
  )
  expect([...reasons]).toEqual([
    'writes: updateAccessKey creates, changes or deletes an access key, which --allow-writes cannot permit',
  ])
})

test('with one call named, cases write to it and to nothing else', async () => {
  await using server = await recording()
  await verifyAll(full, server.url, ['second-conversation'])
  const writes = server.arrived.filter((each) => !isRead(each))
  expect(writes.length).toBeGreaterThan(0)
  for (const { path, body } of writes) {
    expect(path + body).toMatch(/second-(?:conversation|recording)/)
    expect(path + body).not.toMatch(/first-|third-|last-|tenant-thing/)
  }
})

test('the last thing before the network refuses what is not planned, and a planned write that is not allowed', () => {
  const start = {
    method: 'POST',
    target: '/api/v2/recording/recordingcontrols/start',
    headers: {},
    body: '{"recordingId":"first-recording"}',
  }
  const tokenPath = '/oauth/token'
  const pass =
    (planned: readonly (typeof start)[], ...allowed: readonly string[]) =>
    () => {
      const permission = { calls: new Set(allowed), secrets: undefined }
      letThrough({ planned, tokenPath, permission }, start)
    }
  expect(pass([], 'first-recording')).toThrow(
    'POST /api/v2/recording/recordingcontrols/start was not sent: not planned',
  )
  expect(pass([start])).toThrow('was not sent: writes: needs an unused call in --allow-writes')
  expect(pass([start], 'second-recording')).toThrow(
    'was not sent: writes: first-recording does not belong to a call in --allow-writes',
  )
  expect(pass([start], 'first-recording')).not.toThrow()
})

test('a plan names every request of a case in order, those that go before it included', () => {
  const planned = allCases().find(
    ({ contract, each }) => contract.operationId === 'getUserinfo' && each.before,
  )
  if (!planned) throw new Error('no case of getUserinfo has a step before it')
  expect(sendingsOf(planned.contract, planned.each).map(({ operationId }) => operationId)).toEqual([
    ...(planned.each.before ?? []).map(({ operation }) => operation),
    'getUserinfo',
  ])
})
