import { mkdtemp, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createCxoneMock, demoScenario, type Scenario } from '../../mock-server/index.js'
import { isFull } from '../sampled.js'
import { run } from './run.js'

type Change = (
  reply: { status: number; headers: Record<string, string>; body: string },
  target: string,
) => void

/** A mock behind a proxy that changes its replies: a server that has drifted. */
async function drifted(change: Change) {
  const mock = await createCxoneMock({ port: 0 })
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const { host: _, connection: __, ...headers } = request.headers as Record<string, string>
    const body = Buffer.concat(chunks)
    const real = await fetch(mock.url + request.url, {
      method: request.method ?? '',
      headers,
      ...(body.length > 0 ? { body } : {}),
      redirect: 'manual',
    })
    const reply = {
      status: real.status,
      headers: Object.fromEntries(real.headers),
      body: await real.text(),
    }
    if (!request.url?.startsWith('/__admin')) change(reply, request.url ?? '')
    reply.headers['content-length'] = String(Buffer.byteLength(reply.body))
    response.writeHead(reply.status, reply.headers).end(reply.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await mock.close({ drainMs: 0 })
    },
  }
}

async function verify(target: string, ...flags: readonly string[]) {
  const { code, stdout, stderr } = await run(['verify', '--target', target, ...flags])
  return { code, stderr, lines: stdout.trimEnd().split('\n') }
}

test('verify sends nothing unless it is told to run', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const { code, lines } = await verify(mock.url, '--mock', '--operation', 'getTokensMe')
  expect(lines.at(-1)).toMatch(
    /^Dry run: \d+ of \d+ cases would be run against .*\. No request was sent\. Add --run to send them\.$/,
  )
  expect(mock.defaultSandbox.requests.list()).toEqual([])
  expect(code).toBe(0)
})

test('a mock agrees with its own contract over the wire', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const some = isFull ? [] : ['--operation', 'startRecording']
  const { code, lines } = await verify(mock.url, '--mock', '--run', ...some)
  expect(lines.at(-1)).toMatch(/ cases agree, 0 drift, .*0 could not be asked\.$/)
  expect(lines.filter((line) => !/^\d+ skipped: /.test(line))).toHaveLength(1)
  expect(code).toBe(0)
})

test('a server that answers as another variant says is told which one', async () => {
  await using server = await drifted((reply) => {
    if (reply.status !== 401 || reply.body !== '') return
    reply.status = 403
    reply.headers['content-type'] = 'application/json'
    reply.body = JSON.stringify({
      message:
        'Unable to perform the requested action. You must have at least one of the following permissions assigned: [recording:control]',
      code: 'missing.any.permissions',
      status: 403,
      contextId: '11111111-1111-4111-8111-111111111111',
      details: [],
      errors: [],
    })
  })
  const flags = ['--mock', '--run', '--operation', 'startRecording', '--format', 'markdown']
  const { code, lines } = await verify(server.url, ...flags)
  const row = lines.find((line) => line.includes('without recording:control'))
  expect(row).toMatch(/\| status \| status: expected 401, got 403 \| --assume missing-scope=forbidden-403 \|/)
  expect(code).toBe(1)
})

test('the differences are one HTML page, with a bar for each operation', async () => {
  await using server = await drifted((reply) => {
    if (reply.status === 404) reply.status = 410
  })
  const flags = ['--mock', '--run', '--operation', 'startRecording,getConversations', '--format', 'html']
  const { code, lines } = await verify(server.url, ...flags)
  const page = lines.join('\n')
  expect(page).toMatch(/<span>startRecording<\/span>\s*<svg\s+class="bar"/)
  expect(page).toContain('<span class="verdict">the server differs</span>')
  expect(page).toContain('expected 404, got 410, which the contract does not list')
  expect(page.match(/<details class="bad" open>/g)?.length).toBe(
    page.match(/<code>undocumented<\/code>/g)?.length,
  )
  expect(code).toBe(1)
})

test.each<readonly [string, Change, string]>([
  [
    'a status that the contract does not list',
    (reply) => {
      if (reply.status === 404) reply.status = 410
    },
    '  undocumented at status: expected 404, got 410, which the contract does not list',
  ],
  [
    'a member that is missing',
    (reply) => {
      reply.body = reply.body.replace('"recordingState":"NONE",', '')
    },
    '  schema-missing at $.recordingState: missing',
  ],
  [
    'a member of another type',
    (reply) => {
      reply.body = reply.body.replaceAll('"recordingState":"NONE"', '"recordingState":0')
    },
    '  type at $.recordingState: expected string, got number',
  ],
  [
    'an error code',
    (reply) => {
      reply.body = reply.body.replace('conversation.error.conversation.not.found', 'not.found')
    },
    '  value at $.code: expected "conversation.error.conversation.not.found", got "not.found"',
  ],
  [
    'a challenge',
    (reply) => {
      if (reply.status === 401) reply.body = ''
    },
    '  body at body: expected one, got none',
  ],
])('verify tells %s apart', async (_, change, line) => {
  await using server = await drifted(change)
  const { code, lines } = await verify(server.url, '--mock', '--run', '--operation', 'getConversation')
  expect(lines).toContain(line)
  expect(code).toBe(1)
})

test('an additional field is a note, which changes neither the verdict nor the exit code', async () => {
  await using server = await drifted((reply, target) => {
    if (target === '/api/v2/conversations/conv-123') reply.body = reply.body.replace('{', '{"region":"eu1",')
  })
  const { code, lines } = await verify(server.url, '--mock', '--run', '--operation', 'getConversation')
  expect(lines).toContain('  note: schema-extra at $.region: not expected')
  expect(lines.at(-1)).toMatch(/ cases agree, 0 drift, /)
  expect(code).toBe(0)
})

test('verify says how many cases were skipped for each reason', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const flags = ['--mock', '--run', '--operation', 'stopRecording', '--format', 'json']
  const { stdout } = await run(['verify', '--target', mock.url, ...flags])
  const { skipped, cases } = JSON.parse(stdout) as {
    readonly skipped: Readonly<Record<string, number>>
    readonly cases: readonly { readonly verdict: string; readonly reason?: string }[]
  }
  expect(skipped).toMatchObject({ 'needs another settle time': 3, 'needs --assume success-body=empty': 1 })
  const counted = Object.values(skipped).reduce((sum, count) => sum + count, 0)
  expect(cases.filter(({ verdict }) => verdict === 'skipped')).toHaveLength(counted)
})

/** The tenant that somebody else has: other names for everything. */
const tenantScenario: Scenario = {
  ...demoScenario,
  tenant: { id: 'org-acme', name: 'acme' },
  divisions: [{ id: 'division-7', name: 'Seven' }],
  users: [],
  clients: [
    {
      clientId: 'acme-client',
      clientSecret: 'acme client: secret',
      scopes: ['recording:read', 'recording:write', 'recording:control'],
      divisions: ['division-7'],
    },
  ],
  conversations: ['a', 'b', 'c'].map((name) => ({
    conversationId: `acme-conv-${name}`,
    conferenceId: `acme-conf-${name}`,
    recordingId: `acme-rec-${name}`,
    divisionId: 'division-7',
    state: 'connected' as const,
    participants: [{ participantId: `p-${name}-1`, purpose: 'customer' as const, name: 'Canary Person' }],
  })),
}

async function tenantFile(text?: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'cxone-mock-test-')), 'tenant.json')
  const calls = ['a', 'b', 'c'].map((name) => ({
    state: 'connected',
    conversationId: `acme-conv-${name}`,
    recordingId: `acme-rec-${name}`,
    conferenceId: `acme-conf-${name}`,
    divisionId: 'division-7',
  }))
  const clients = { recorder: { clientId: 'acme-client', clientSecretEnv: 'ACME_SECRET' } }
  await writeFile(file, text ?? JSON.stringify({ clients, calls }))
  return file
}

const environment = { ACME_SECRET: 'acme client: secret' }

test('verify only reads from a tenant unless it is told what it may touch', async () => {
  await using mock = await createCxoneMock({ port: 0, scenario: tenantScenario })
  const file = await tenantFile()
  const { stdout } = await run(['verify', '--target', mock.url, '--tenant', file, '--run'], environment)
  expect(stdout).toMatch(/ cases agree, /)
  const sent = mock.defaultSandbox.requests.list()
  expect(sent.length).toBeGreaterThan(0)
  expect(
    sent.filter(({ operation }) => operation === 'startRecording' || operation === 'stopRecording'),
  ).toEqual([])
  expect(mock.defaultSandbox.calls.list().map(({ recordingState }) => recordingState)).toEqual([
    'idle',
    'idle',
    'idle',
  ])
})

test('one writable call serves many cases, one after another, and no other call is touched', async () => {
  await using mock = await createCxoneMock({ port: 0, scenario: tenantScenario })
  const flags = ['--tenant', await tenantFile(), '--run', '--allow-writes', 'acme-conv-a']
  const some = ['--operation', 'startRecording,stopRecording']
  const { code, stdout } = await run(['verify', '--target', mock.url, ...flags, ...some], environment)
  expect(stdout).toMatch(/^1[3-9] of \d+ cases agree, 0 drift, /m)
  expect(code).toBe(0)
  expect(mock.defaultSandbox.calls.list().map(({ recordingState }) => recordingState)).toEqual([
    'stopped',
    'idle',
    'idle',
  ])
})

test('after an unexpected response the state of the call is unknown, and its other cases are skipped', async () => {
  await using mock = await createCxoneMock({
    port: 0,
    scenario: tenantScenario,
    assumptions: { 'start-while-recording': 'unchanged' },
  })
  const flags = ['--tenant', await tenantFile(), '--run', '--allow-writes', 'acme-conv-a']
  const some = ['--operation', 'startRecording']
  const { code, stdout } = await run(['verify', '--target', mock.url, ...flags, ...some], environment)
  expect(stdout).toContain('drifts startRecording returns 409 when the call is already being recorded')
  expect(stdout).toMatch(
    /^\d+ skipped: the state of the call is unknown since the case "returns 409 when the call is already being recorded"$/m,
  )
  expect(code).toBe(1)
})

test('verify sends a tenant no wrong secret unless it may', async () => {
  await using mock = await createCxoneMock({ port: 0, scenario: tenantScenario })
  const flags = ['--tenant', await tenantFile(), '--run', '--operation', 'issueToken']
  const rejections = () =>
    mock.defaultSandbox.requests.list().filter(({ rule }) => rule === 'client-authentication')
  await run(['verify', '--target', mock.url, ...flags], environment)
  expect(rejections()).toEqual([])
  await run(['verify', '--target', mock.url, ...flags, '--allow-wrong-secrets'], environment)
  expect(rejections()).not.toEqual([])
})

test('without --run every request that a case takes is listed in order, that for its token and what goes before it too', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const { lines } = await verify(mock.url, '--mock', '--operation', 'stopRecording')
  const at = lines.findIndex((line) => line.includes(' before stopRecording '))
  const name = lines[at]?.split(': before ')[1] ?? ''
  expect(lines.slice(at - 1, at + 2)).toEqual([
    `send  POST /oauth/token to get a token for recorder: for ${name}`,
    `send  POST /api/v2/recording/recordingcontrols/start as recorder: before ${name}`,
    `send  POST /api/v2/recording/recordingcontrols/stop as recorder: ${name}`,
  ])
})

test('a server that never comes to the end of a reply is given up after three requests at most', async () => {
  let asked = 0
  const server = createServer((_, response) => {
    asked += 1
    response.writeHead(200, { 'content-type': 'application/json' }).write('{')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    const flags = ['--target', url, '--tenant', await tenantFile(), '--run', '--timeout', '500ms']
    const { code, stderr } = await run(['verify', ...flags], environment)
    expect(stderr).toMatch(
      /^cxone-mock: Stopped after 3 consecutive timeouts of 500ms at http:.*\. \d+ of \d+ cases were not run\.$/m,
    )
    expect([code, asked <= 3]).toEqual([2, true])
  } finally {
    server.closeAllConnections()
    server.close()
  }
})

test('what verify prints of a tenant holds no secret, no token and nothing about a person', async () => {
  await using mock = await createCxoneMock({ port: 0, scenario: tenantScenario })
  mock.defaultSandbox.faults.use({
    status: 599,
    body: '{"secret":"acme client: secret","who":"Canary Person"}',
    on: 'getConversation',
  })
  const file = await tenantFile()
  for (const format of isFull ? ['text', 'json', 'markdown'] : ['json']) {
    const flags = ['--tenant', file, '--run', '--format', format]
    const { stdout, stderr } = await run(['verify', '--target', mock.url, ...flags], environment)
    expect(stdout).toContain('undocumented')
    expect(stdout + stderr).not.toMatch(/acme client|Canary Person|Bearer [\w.-]{20}/)
  }
})

test('verify says what is wrong with what it is told', async () => {
  const wrong = async (...flags: readonly string[]) => {
    const { code, stderr } = await verify('http://127.0.0.1:9', ...flags)
    expect(code).toBe(2)
    return stderr.trim()
  }
  expect(await wrong()).toBe(
    'cxone-mock: The kind of server is missing. Add --mock for a running cxone-mock, or --tenant FILE.',
  )
  expect(await wrong('--mock')).toBe('cxone-mock: http://127.0.0.1:9 cannot be reached: ECONNREFUSED')
  const file = await tenantFile('{"clients":{"recorder":{"clientId":"x","clientSecret":"y"}}}')
  expect(await wrong('--tenant', file)).toBe(
    `cxone-mock: ${file}: clients.recorder: the field "clientSecretEnv" is missing, and there is "clientSecret"`,
  )
  expect(await wrong('--tenant', await tenantFile(), '--allow-writes', 'conv-1')).toMatch(
    /^cxone-mock: --allow-writes: .*tenant\.json has no call "conv-1"\. Use a conversationId of its calls\.$/,
  )
  expect(await wrong('--mock', '--operation', 'startRecord')).toMatch(
    /^cxone-mock: --operation: Unknown operation "startRecord"\. Use .*startRecording, /,
  )
})
