import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { createServer, connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { ambiguities } from '../../contracts/register/ambiguities.js'
import { demoScenario } from '../../mock-server/index.js'
import { nextLine, run, runBuilt, start } from './run.js'

interface MachineLine {
  readonly url: string
  readonly adminUrl: string
  readonly pid: number
}

async function portZero(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const started = start(['start', '--port', '0', ...args], env)
  return { ...started, line: JSON.parse(await nextLine(started.out)) as MachineLine }
}

test('--port 0 prints one line of JSON, and the log goes to stderr', async () => {
  await using server = await portZero(['--seed', 'cli'])
  expect(server.line).toEqual({
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    adminUrl: `${server.line.url}/__admin`,
    seed: 'cli',
    pid: server.child.pid,
  })
  await fetch(`${server.line.url}/api/v2/recording/recordingcontrols/start`, { method: 'POST' })
  expect(await nextLine(server.log)).toMatch(
    /^\d\d:\d\d:\d\d 401 POST \/api\/v2\/recording\/recordingcontrols\/start$/,
  )
  expect(await nextLine(server.log)).toBe('      reason: The request has no Authorization header.')
})

test('a start on a port of its own tells the clients, the scopes and a curl that starts a recording', async () => {
  const free = createServer().listen(0, '127.0.0.1')
  await once(free, 'listening')
  const { port } = free.address() as AddressInfo
  free.close()
  await once(free, 'close')
  await using server = start(['--port', String(port)])
  const lines: string[] = []
  for (let line = ''; !line.startsWith('Each request'); lines.push(line)) line = await nextLine(server.out)
  expect(lines[0]).toBe(`cxone-mock fakes NICE CXone at http://127.0.0.1:${port} (no audio, no telephony)`)
  expect(lines).toContain('  studio-basic / studio-basic-secret  recording:read recording:write')
  expect(lines).toContain('  recorder / recorder-secret  recording:read recording:write recording:control')
  const user = '11e90000-0000-4000-8000-000000005001'
  expect(lines).toContain(`  SAMDEMOKEY / sam-access-key-secret  sam.okafor@demo.example  userId ${user}`)
  const script = lines.slice(lines.indexOf('Start it with Record on Demand, and read its status:') + 1, -1)
  const shell = promisify(execFile)
  const { stdout } = await shell('bash', ['-c', script.join('\n')])
  expect(stdout).toContain('"httpStatus":"OK"')
  expect(stdout).toContain('"recordingStatusToAgent":"Recording"')
  expect(lines).toContain(
    `    -d '{"recordingId":"rec-123","action":"start"}' http://127.0.0.1:${port}/api/v2/recording/recordingcontrols/start`,
  )
})

test('the log never shows a token or a secret, and no line can be forged', async () => {
  await using server = await portZero()
  const token = await fetch(`${server.line.url}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'recorder',
      client_secret: 'recorder-secret',
    }),
  })
  const { access_token: value } = (await token.json()) as { access_token: string }
  await fetch(`${server.line.url}/api/v2/conversations/${value}`, {
    headers: { authorization: `Bearer ${value}` },
  })
  await fetch(`${server.line.url}/api/v2/recording/recordingcontrols/start`, {
    method: 'POST',
    headers: { authorization: `Bearer ${value}`, 'content-type': 'application/json' },
    body: JSON.stringify({ recordingId: 'x\r\n00:00:00 200 forged \u001b[31m' }),
  })
  const lines = [
    await nextLine(server.log),
    await nextLine(server.log),
    await nextLine(server.log),
    await nextLine(server.log),
    await nextLine(server.log),
    await nextLine(server.log),
  ]
  expect(lines.join('\n')).not.toContain(value)
  expect(lines.join('\n')).not.toContain('recorder-secret')
  expect(lines[5]).toBe(
    '      reason: No recording in this sandbox has the id x\\u000d\\u000a00:00:00 200 forged \\u001b[31m.',
  )
})

test('--log json writes one object for each request', async () => {
  await using server = await portZero(['--log', 'json'])
  await fetch(`${server.line.url}/api/v2/conversations`)
  expect(JSON.parse(await nextLine(server.log))).toMatchObject({
    sandbox: 'default',
    method: 'GET',
    target: '/api/v2/conversations',
    status: 401,
    rule: 'token-present',
  })
})

test('SIGTERM lets the request in work finish, and exits 0', async () => {
  await using server = await portZero()
  const { hostname, port } = new URL(server.line.url)
  const socket = connect(Number(port), hostname)
  const head =
    'POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n'
  socket.write(`${head}Content-Length: 10\r\nExpect: 100-continue\r\n\r\n`)
  await once(socket, 'data')
  const exited = once(server.child, 'exit')
  server.child.kill('SIGTERM')
  socket.write('grant_type')
  const [reply] = (await once(socket, 'data')) as [Buffer]
  expect(String(reply)).toMatch(/^HTTP\/1\.1 401 Unauthorized\r\n/)
  socket.end()
  expect(await exited).toEqual([0, null])
})

test('a port in use is one line and exit code 2', async () => {
  await using server = await portZero()
  const { port } = new URL(server.line.url)
  expect(await run(['start', '--port', port])).toEqual({
    code: 2,
    stdout: '',
    stderr: `cxone-mock: Port ${port} is in use. Choose another with --port, or use --port 0 for a free one.\n`,
  })
})

test('--admin-port 0 serves the control plane on a port of its own', async () => {
  await using server = await portZero([], { CXONE_MOCK_ADMIN_PORT: '0' })
  const { url, adminUrl } = server.line
  expect(new URL(adminUrl).port).not.toBe(new URL(url).port)
  expect((await fetch(`${adminUrl}/version`)).status).toBe(200)
  expect((await fetch(`${url}/__admin/version`)).status).toBe(404)
  const { port } = new URL(adminUrl)
  expect((await run(['start', '--port', '0', '--admin-port', port])).stderr).toBe(
    `cxone-mock: Port ${port} is in use. Choose another with --admin-port, or use --admin-port 0 for a free one.\n`,
  )
})

test.each([
  [['start', '--port', 'many'], 'cxone-mock: --port: "many" is not a port. Use a number from 0 to 65535.\n'],
  [
    ['start', '--host', '0.0.0.0'],
    'cxone-mock: --host 0.0.0.0 is not a loopback address. List the host names that clients use with --allowed-hosts.\n',
  ],
  [
    ['start', '--port', '0', '--allowed-hosts', 'mock, *'],
    'cxone-mock: No Host can match the allowed host "*". Use a name or an address without scheme, port and path, for example cxone-mock, or *.svc.cluster.local for every name below it.\n',
  ],
  [
    ['start', '--admin-port', 'many'],
    'cxone-mock: --admin-port: "many" is not a port. Use a number from 0 to 65535.\n',
  ],
  [
    ['start', '--port', '0', '--admin-port', '0', '--no-admin'],
    'cxone-mock: noAdmin serves no control plane, so adminPort has no effect. Leave one out.\n',
  ],
  [
    ['start', '--clock', 'soon'],
    'cxone-mock: --clock: "soon" is not an instant. Use the form 2026-01-15T10:00:00Z.\n',
  ],
  [
    ['start', '--assume', 'x'],
    'cxone-mock: --assume: "x" is not NAME=VARIANT. Run cxone-mock evidence to list the ambiguities.\n',
  ],
  [
    ['start', '--settle', 'soon'],
    'cxone-mock: --settle: "soon" is not a duration. Use 2s, 500ms or 1m (0 to 24h).\n',
  ],
  [
    ['start', '--settle', 'start=2x'],
    'cxone-mock: --settle: "start=2x" is not a duration. Use 2s, 500ms or 1m (0 to 24h).\n',
  ],
  [
    ['start', '--assume', 'spelling=both'],
    `cxone-mock: --assume: no ambiguity is named spelling (did you mean recordingstate-spelling or record-on-demand-spelling?); cxone-mock evidence lists all ${Object.keys(ambiguities).length}\n`,
  ],
  [
    ['start', '--settle', 'begin=2s'],
    'cxone-mock: --settle: "begin=2s" is not start, stop or mask with a duration. Use start=2s.\n',
  ],
  [['start', '--scenario', '/no/such.json'], 'cxone-mock: /no/such.json cannot be read: ENOENT\n'],
] as const)('wrong usage is one line and exit code 2: %j', async (args, stderr) => {
  expect(await run(args)).toEqual({ code: 2, stdout: '', stderr })
})

test.each([
  ['--help'],
  ['start', '--help'],
  ['exec', '--help'],
  ['export', '--help'],
  ['export', 'openapi', '--help'],
  ['evidence', '--help'],
])('help is there: %s %s %s', async (...args) => {
  const { code, stdout, stderr } = await run(args.filter((arg) => typeof arg === 'string'))
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^Usage: cxone-mock/)
})

test.each([['no-such-command'], ['start', '--no-such-flag'], ['exec'], ['start', '--evidence', 'rumour']])(
  'an unknown word exits with 2: %s',
  async (...args) => {
    const { code, stderr } = await run(args.filter((arg) => typeof arg === 'string'))
    expect(code).toBe(2)
    expect(stderr).toMatch(/^error: /)
  },
)

test('a scenario file is served, and a wrong one is refused with the path of the field', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cxone-mock-'))
  const [client] = demoScenario.clients
  const good = {
    ...demoScenario,
    name: 'own',
    clients: [{ ...client, clientId: 'own', clientSecret: 'own-secret' }],
  }
  await writeFile(join(folder, 'good.json'), JSON.stringify(good))
  await writeFile(join(folder, 'wrong.json'), JSON.stringify({ ...good, clients: [client, client] }))
  await writeFile(join(folder, 'broken.json'), '{')
  await using server = await portZero(['--scenario', join(folder, 'good.json')])
  const reply = await fetch(`${server.line.url}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'own',
      client_secret: 'own-secret',
    }),
  })
  expect(reply.status).toBe(200)
  const wrong = await run(['start', '--scenario', join(folder, 'wrong.json')])
  expect(wrong.code).toBe(2)
  expect(wrong.stderr).toContain('clients[1].clientId: "studio-basic" is already used by clients[0].clientId')
  expect((await run(['start', '--scenario', join(folder, 'broken.json')])).stderr).toMatch(
    /broken\.json is not JSON: /,
  )
})

test('a flag has a twin in the environment', async () => {
  await using server = await portZero([], {
    CXONE_MOCK_SEED: 'twin',
    CXONE_MOCK_ASSUME: 'missing-scope=forbidden-403',
    CXONE_MOCK_SETTLE: 'start=2s,stop=500ms',
  })
  expect(server.line).toMatchObject({ seed: 'twin' })
  const state = (await (await fetch(`${server.line.adminUrl}/state`)).json()) as {
    assumptions: Record<string, string>
    settle: object
  }
  expect(state.settle).toEqual({ startMs: 2000, stopMs: 500, maskMs: 0 })
  expect(state.assumptions['missing-scope']).toBe('forbidden-403')
})

test('--evidence observed answers 501 where the evidence is weaker', async () => {
  await using server = await portZero(['--evidence', 'observed'])
  const reply = await fetch(`${server.line.url}/api/v2/recording/recordingcontrols/start`, { method: 'POST' })
  expect(reply.status).toBe(501)
  expect(await reply.json()).toMatchObject({
    title:
      'cxone-mock does not answer, because this claim is only forum: startRecording (POST /api/v2/recording/recordingcontrols/start) exists.',
  })
  expect((await fetch(`${server.line.url}/api/v2/tokens/me`)).status).toBe(401)
})

test('an error about a value from the environment names the variable', async () => {
  const { code, stderr } = await runBuilt(['start'], { CXONE_MOCK_PORT: 'abc' })
  expect([code, stderr]).toEqual([
    2,
    'cxone-mock: CXONE_MOCK_PORT: "abc" is not a port. Use a number from 0 to 65535.\n',
  ])
  expect((await runBuilt(['exec', '--', 'true'], { CXONE_MOCK_SETTLE: 'soon' })).stderr).toBe(
    'cxone-mock: CXONE_MOCK_SETTLE: "soon" is not a duration. Use 2s, 500ms or 1m (0 to 24h).\n',
  )
  expect((await runBuilt(['start', '--port', 'many'], { CXONE_MOCK_PORT: 'abc' })).stderr).toBe(
    'cxone-mock: --port: "many" is not a port. Use a number from 0 to 65535.\n',
  )
})
