import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { run, runBuilt } from './run.js'

const node = process.execPath

test('exec gives the command what it needs, and returns its exit code', async () => {
  const script = `
    const names = ['BASE_URL', 'TOKEN_URL', 'CLIENT_ID', 'CLIENT_SECRET', 'ADMIN_URL']
    console.log(JSON.stringify(names.map((name) => process.env['CXONE_' + name])))
    process.exit(7)`
  const { code, stdout, stderr } = await runBuilt(['exec', '--', node, '-e', script])
  const [base, token, id, secret, admin] = JSON.parse(stdout) as [string, string, string, string, string]
  expect(code).toBe(7)
  expect(stderr).toBe('')
  expect(base).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect([token, id, secret, admin]).toEqual([
    `${base}/oauth/token`,
    'recorder',
    'recorder-secret',
    `${base}/__admin`,
  ])
})

test('exec tells the last refusal when the command fails', async () => {
  const script = `
    const reply = await fetch(process.env.CXONE_BASE_URL + '/api/v2/recording/recordingcontrols/stop', { method: 'POST' })
    process.exit(reply.status === 401 ? 1 : 0)`
  const { code, stderr } = await run(['exec', '--', node, '--input-type=module', '-e', script])
  expect(code).toBe(1)
  const lines = stderr.trimEnd().split('\n')
  expect(lines[0]).toBe('cxone-mock: 1 of 1 requests were rejected. The last one:')
  expect(lines[1]).toMatch(/ 401 POST \/api\/v2\/recording\/recordingcontrols\/stop$/)
  expect(lines[2]).toBe('      reason: The request has no Authorization header.')
  expect(lines[3]).toBe(
    '         fix: Send Authorization: Bearer <access_token>, with a token from POST /oauth/token.',
  )
})

test('exec explains each kind of rejection once, the newest last', async () => {
  const script = `
    const { CXONE_BASE_URL: base, CXONE_TOKEN_URL: tokenUrl, CXONE_CLIENT_ID: id, CXONE_CLIENT_SECRET: secret } = process.env
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret })
    const { access_token: token } = await (await fetch(tokenUrl, { method: 'POST', body: form })).json()
    const send = (action, headers = {}) => fetch(base + '/api/v2/recording/recordingcontrols/' + action, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ recordingId: 'rec-123', action }),
    })
    const bearer = { authorization: 'Bearer ' + token }
    await send('stop', bearer)
    await send('start')
    await send('stop', bearer)
    await send('start')
    await send('start')
    process.exit(1)`
  const { code, stderr } = await run(['exec', '--', node, '--input-type=module', '-e', script])
  expect(code).toBe(1)
  expect(stderr.split('\n')).toEqual([
    'cxone-mock: 5 of 6 requests were rejected for 2 reasons (some may be intended). The newest is last:',
    expect.stringMatching(/^ {2}2 × 409 stopRecording \(.+\)$/),
    expect.stringMatching(/ 409 POST \/api\/v2\/recording\/recordingcontrols\/stop {2}recorder$/),
    expect.stringMatching(/^ {6}reason: Recording rec-123 /),
    expect.stringMatching(/^ {9}fix: /),
    expect.stringMatching(/^ {2}3 × 401 startRecording \(.+\)$/),
    expect.stringMatching(/ 401 POST \/api\/v2\/recording\/recordingcontrols\/start$/),
    '      reason: The request has no Authorization header.',
    '         fix: Send Authorization: Bearer <access_token>, with a token from POST /oauth/token.',
    '',
  ])
})

test('exec takes its own flags before the command, and leaves the command its own', async () => {
  const script = 'console.log(process.argv.slice(1).join(" "))'
  const { code, stdout } = await runBuilt([
    'exec',
    '--seed',
    'x',
    '--',
    node,
    '-e',
    script,
    '--',
    '--port',
    '1',
    '--help',
  ])
  expect({ code, stdout }).toEqual({ code: 0, stdout: '--port 1 --help\n' })
})

test('a command that is killed gives 128 and its signal', async () => {
  expect((await run(['exec', '--', node, '-e', 'process.kill(process.pid, "SIGTERM")'])).code).toBe(143)
})

test('exec gives the id and the secret of the client that is named, and no admin URL where there is none', async () => {
  const script = 'console.log(process.env.CXONE_CLIENT_ID, process.env.CXONE_ADMIN_URL)'
  const { stdout } = await runBuilt([
    'exec',
    '--client',
    'studio-basic',
    '--no-admin',
    '--',
    node,
    '-e',
    script,
  ])
  expect(stdout).toBe('studio-basic undefined\n')
})

test.each([
  ['stays in its group', 'sleep 1000 & echo $!'],
  [
    'leaves its group',
    "exec 3< <(setsid sh -c 'echo $$; exec sleep 1000 > /dev/null'); read -u 3 pid; echo $pid",
  ],
])('exec kills a process that outlives the command and %s', async (_, script) => {
  const { code, stdout } = await runBuilt(['exec', '--', 'bash', '-c', script])
  expect(code).toBe(0)
  await vi.waitFor(() => expect(statusOf(Number(stdout))).toBe('ended'), { timeout: 60_000 })
})

function statusOf(pid: number): string {
  try {
    process.kill(pid, 0)
    const state = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ', 2)[1]
    return state?.startsWith('Z') ? 'ended' : 'running'
  } catch {
    return 'ended'
  }
}

test('exec refuses a requirement that is misspelt before the command runs', async () => {
  const { code, stdout, stderr } = await run([
    'exec',
    '--require',
    '409,401-expird',
    '--',
    node,
    '-e',
    'console.log(1)',
  ])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(/^cxone-mock: Unknown requirement "401-expird"\. Use 401-missing, /)
})

test('exec tells of a fault that met none, and of a command without effect on its log', async () => {
  const script = `
    const { CXONE_ADMIN_URL: admin, CXONE_BASE_URL: base, CXONE_AUTH_TOKEN_URL: tokenUrl, CXONE_USER_ID: user } = process.env
    const json = { 'content-type': 'application/json' }
    await fetch(admin + '/faults', { method: 'POST', headers: json, body: '{"on":"stopRecording","status":503}' })
    const form = new URLSearchParams({
      grant_type: 'password',
      username: process.env.CXONE_ACCESS_KEY_ID,
      password: process.env.CXONE_ACCESS_KEY_SECRET,
      client_id: process.env.CXONE_AUTH_CLIENT_ID,
      client_secret: process.env.CXONE_AUTH_CLIENT_SECRET,
    })
    const { access_token: token } = await (await fetch(tokenUrl, { method: 'POST', body: form })).json()
    await fetch(base + '/interaction-recording-management-service/v1/interactions/mask?userId=' + user, {
      method: 'POST',
      headers: { authorization: 'Bearer ' + token },
    })
    process.exit(1)`
  const { code, stderr } = await run([
    'exec',
    '--log',
    'text',
    '--',
    node,
    '--input-type=module',
    '-e',
    script,
  ])
  expect(code).toBe(1)
  expect(stderr.split('\n').slice(-3)).toEqual([
    '         note: Accepted, but nothing is being recorded, so nothing is masked. A later start records everything.',
    'cxone-mock: fault-1 on stopRecording was not injected into any request.',
    '',
  ])
})

test('the console shows what the control plane and an accepted command changed', async () => {
  const script = `
    const { CXONE_ADMIN_URL: admin, CXONE_BASE_URL: base, CXONE_TOKEN_URL: tokenUrl, CXONE_CLIENT_ID: id, CXONE_CLIENT_SECRET: secret } = process.env
    const control = (method, path, body) =>
      fetch(admin + path, { method, headers: { 'content-type': 'application/json' }, body: body && JSON.stringify(body) })
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret })
    const { access_token: token } = await (await fetch(tokenUrl, { method: 'POST', body: form })).json()
    const command = (action) => fetch(base + '/api/v2/recording/recordingcontrols/' + action, {
      method: 'POST',
      headers: { authorization: 'Bearer ' + token, 'content-type': 'application/json' },
      body: JSON.stringify({ recordingId: 'rec-123', action }),
    })
    await command('start')
    await command('start')
    await command('stop')
    await control('PUT', '/clock', { action: 'freeze', instant: '2026-01-15T10:00:00.000Z' })
    await control('PUT', '/clock', { action: 'advance', duration: '55m' })
    await control('PUT', '/clock', { action: 'advance', duration: 'soon' })
    await control('PUT', '/clock', { action: 'reset' })
    await control('POST', '/faults', { on: 'startRecording', status: 503 })
    await control('POST', '/faults', { on: ['startRecording', 'stopRecording'], status: 503 })
    await control('DELETE', '/faults/fault-1')
    await control('DELETE', '/faults')
    await control('POST', '/holds', { on: 'startRecording' })
    await control('POST', '/holds/wait', { timeoutMs: 0 })
    await control('POST', '/holds/release', {})
    await control('DELETE', '/holds/hold-1')
    await control('DELETE', '/holds')
    await control('POST', '/requests/count', {})
    await control('GET', '/state')
    await control('POST', '/sandboxes', { id: 'other' })
    await control('PUT', '/clock?sandbox=other', { action: 'set', instant: '2026-01-15T10:00:00.000Z' })
    await control('POST', '/sandboxes/other/reset')
    await control('POST', '/reset?sandbox=default')
    await control('POST', '/keys/rotate')
    await control('DELETE', '/requests')
    await control('POST', '/calls/conv-123/end')
    await control('POST', '/reset')`
  const words = ['exec', '--log', 'text', '--', node, '--input-type=module', '-e', script]
  const { code, stderr } = await runBuilt(words)
  expect(code).toBe(0)
  const lines = stderr.split('\n').map((line) => line.replace(/^\d\d:\d\d:\d\d /, ''))
  expect(lines.filter((line) => /^(?:--|\d| +rec)/.test(line))).toEqual([
    '200 POST /oauth/token  recorder',
    '200 POST /api/v2/recording/recordingcontrols/start  recorder',
    '      rec-123: idle → recording',
    '409 POST /api/v2/recording/recordingcontrols/start  recorder',
    '200 POST /api/v2/recording/recordingcontrols/stop  recorder',
    '      rec-123: recording → stopped',
    '-- clock frozen (2026-01-15T10:00:00.000Z)',
    '-- clock advanced by 55m (2026-01-15T10:55:00.000Z, frozen)',
    expect.stringMatching(/^-- clock reset \(\d{4}-.*Z\)$/),
    '-- fault-1 added on startRecording',
    '-- fault-2 added on startRecording, stopRecording',
    '-- fault-1 removed',
    '-- all faults removed',
    '-- hold-1 added on startRecording',
    '-- held requests released: 0',
    '-- hold-1 removed',
    '-- all holds removed',
    expect.stringMatching(/^-- clock set \(2026-01-15T10:00:.*\) {2}other$/),
    '-- reset  other',
    '-- reset',
    '-- POST /__admin/keys/rotate',
    '-- journal cleared',
    '-- POST /__admin/calls/conv-123/end',
    '-- reset  (all sandboxes)',
  ])
})

test('the JSON log shows the same', async () => {
  const script = `
    await fetch(process.env.CXONE_ADMIN_URL + '/reset', { method: 'POST', headers: { 'content-type': 'application/json' } })`
  const words = ['exec', '--log', 'json', '--', node, '--input-type=module', '-e', script]
  expect((await runBuilt(words)).stderr).toBe('{"control":"reset"}\n')
})
