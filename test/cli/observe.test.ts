import { expect, test } from 'vitest'
import { areAlive } from '../kit/drivers/adapters.js'
import { run } from './run.js'

/** What the user's own tests do: they get a token and start recording, well or badly. */
const script = `
  const { CXONE_BASE_URL: base, CXONE_TOKEN_URL: tokenUrl, CXONE_CLIENT_ID: id, CXONE_CLIENT_SECRET: secret } = process.env
  const [way, code = '0'] = process.argv.slice(1)
  const client = { id, secret }
  const post = (url, headers, body) => fetch(url, { method: 'POST', headers: { 'user-agent': 'own-tests/1.0', ...headers }, body })
  if (way === 'sandbox') {
    const made = await post(process.env.CXONE_ADMIN_URL + '/sandboxes', { 'content-type': 'application/json' }, '{"clients":[{"scopes":["recording:control"]}]}')
    const { id: sandbox, clients } = await made.json()
    Object.assign(client, { id: clients[0].clientId, secret: clients[0].clientSecret, sandbox })
  }
  if (way !== 'nothing') {
    const form = new URLSearchParams({ grant_type: 'client_credentials', scope: 'recording:control' })
    const basic = btoa(encodeURIComponent(client.id) + ':' + encodeURIComponent(client.secret))
    const answer = await post(tokenUrl, { authorization: 'Basic ' + basic }, form)
    const { access_token: token } = await answer.json()
    const start = base + '/api/v2/recording/recordingcontrols/start'
    const body = JSON.stringify({ recordingId: 'rec-123', action: 'start' })
    const json = { 'content-type': 'application/json' }
    if (way === 'good') await post(start, { ...json, authorization: 'Bearer ' + token }, body)
    else await post(start + '?access_token=' + token, json, body)
    if (client.sandbox) await fetch(process.env.CXONE_ADMIN_URL + '/sandboxes/' + client.sandbox, { method: 'DELETE', headers: json })
  }
  console.log('own tests: done')
  process.exit(Number(code))`

function observe(...words: readonly string[]) {
  const node = [process.execPath, '--input-type=module', '-e', script]
  return run(['observe', '--rule', 'CX-REQ-001,CX-REQ-002,CX-RATE-001', '--', ...node, ...words])
}

test('what the tests of the user send is judged, and what they print is handed on', async () => {
  const { code, stdout } = await observe('good')
  expect(stdout).toMatch(/^own tests: done\n/)
  expect(stdout).toMatch(
    /^ {2}not-reached {2}CX-RATE-001 {2}should wait as many seconds .*: No request was repeated after a 429/m,
  )
  expect(stdout).toMatch(/: no failures: 2 of 3 observable rules were exercised \(exit 0\)$/m)
  expect(stdout).toMatch(/^2 run · 2 pass · 0 fail · 0 warn · 0 known · 0 n\/a · 1 not reached of 3 /m)
  expect(code).toBe(0)
})

test('a token for each operation may be that of several clients, as the warning says', async () => {
  const suite = `
    const { CXONE_BASE_URL: base, CXONE_TOKEN_URL: tokenUrl, CXONE_CLIENT_ID: id, CXONE_CLIENT_SECRET: secret } = process.env
    for (let client = 0; client < 3; client += 1) {
      const form = new URLSearchParams({ grant_type: 'client_credentials' })
      const headers = { authorization: 'Basic ' + btoa(id + ':' + secret) }
      const { access_token } = await (await fetch(tokenUrl, { method: 'POST', headers, body: form })).json()
      await fetch(base + '/api/v2/conversations/conv-123', { headers: { authorization: 'Bearer ' + access_token } })
    }`
  const node = [process.execPath, '--input-type=module', '-e', suite]
  const { code, stdout } = await run(['observe', '--rule', 'CX-TOK-001', '--', ...node])
  expect(stdout).toContain('WARN  CX-TOK-001 ')
  expect(stdout).toContain(
    'If the tests create several clients, each requests its own token, which is correct.',
  )
  expect(code).toBe(0)
})

test('a rule that is broken fails, though the tests of the user do not', async () => {
  const { code, stdout } = await observe('bad')
  expect(stdout).toContain('FAIL  CX-REQ-002 ')
  expect(stdout).toMatch(/access_token=\{tok#1\}/)
  expect(code).toBe(1)
})

test('what reached a sandbox that is deleted by now is judged, too', async () => {
  const { code, stdout } = await observe('sandbox')
  expect(stdout).toContain('FAIL  CX-REQ-002 ')
  expect(stdout).not.toMatch(/mock_/)
  expect(code).toBe(1)
})

test('the code of a command that fails is kept where no rule does', async () => {
  const { code, stdout, stderr } = await observe('good', '5')
  expect(stdout).toMatch(/ were exercised; the command exited with code 5 \(exit 5\)\n$/)
  expect(stderr).toBe('')
  expect(code).toBe(5)
  expect((await observe('bad', '5')).code).toBe(1)
})

test('a command that sends nothing proves nothing', async () => {
  const { code, stdout, stderr } = await observe('nothing')
  expect(stderr).toMatch(
    /^cxone-mock: The command sent no request to CXONE_BASE_URL \(http:\/\/127\.0\.0\.1:\d+\)\. Make sure that your client uses this variable\.\n/,
  )
  expect(stderr).toContain('Tests that create their own mock')
  expect(stdout).toContain('Summary:\n  not-reached  all 3 rules: No request was sent.\n')
  expect(stdout).toMatch(/: not measured: 0 of 3 observable rules were exercised \(exit 2\)$/m)
  expect(stdout).toMatch(/^0 run · 0 pass · 0 fail · 0 warn · 0 known · 0 n\/a · 3 not reached of 3 /m)
  expect(code).toBe(2)
})

test('a selection without an observable rule is rejected', async () => {
  expect(await run(['observe', '--rule', 'CX-NET-001', '--', 'true'])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'cxone-mock: observe cannot judge any of the selected rules. Run them with cxone-mock check.\n',
  })
})

test('a command has ended when it has, whatever it started still holds its output', async () => {
  const { stdout } = await run([
    'observe',
    '--rule',
    'CX-REQ-001',
    '--',
    process.execPath,
    '-e',
    `const { pid } = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })
     console.log('left ' + pid)
     process.exit(0)`,
  ])
  const pid = Number(/^left (\d+)$/m.exec(stdout)?.[1])
  expect(await areAlive([pid])).toEqual([false])
})
