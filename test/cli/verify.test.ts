import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'
import { isFull } from '../sampled.js'
import { run } from './run.js'
import { tenantFile } from './tenant.js'

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
