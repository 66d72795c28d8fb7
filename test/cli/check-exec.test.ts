import { once } from 'node:events'
import { expect, test } from 'vitest'
import { nextLine, run, start } from './run.js'

const script = new URL('../../fixtures/clients/command/record.mjs', import.meta.url).pathname
const record = `'${process.execPath}' '${script}' {operation} {recordingId}`
const node = process.execPath

function exec(command: string, ...flags: readonly string[]) {
  return run(['check', '--operations', 'startRecording,stopRecording', ...flags, '--exec', command])
}

test('a command for each operation is a client, which nobody expects to keep a token in between', async () => {
  const { code, stdout, stderr } = await exec(record, '--rule', 'CX-ERR-001,CX-TOK-001,CX-REQ-001')
  expect(stderr).toBe('')
  expect(stdout).toMatch(/^2 run · 2 pass · 0 fail · 0 warn · 0 known · 1 n\/a /m)
  expect(code).toBe(0)
})

test.each([
  [
    `'${node}' -e 'process.kill(process.pid, "SIGKILL")'`,
    'The command for startRecording was ended by SIGKILL.',
  ],
  [`'${node}' -e 'setInterval(() => {}, 1000)'`, 'startRecording did not end within 12000 ms.'],
  [
    "sh -c 'no-such-recorder {recordingId}'",
    'The command for startRecording exited with code 127: the shell did not find the command.',
  ],
  [
    `'${node}' -p '"{\\"outcome\\":\\"perhaps\\"}"'`,
    'The adapter broke the protocol. In the result of startRecording, outcome must be one of',
  ],
])('%s could not be measured', async (command, reason) => {
  const { code, stdout } = await exec(command, '--rule', 'CX-ERR-001')
  expect(stdout).toContain(reason)
  expect(code).toBe(2)
})

test.each([
  [['--exec', 'record {op}'], '--exec has the unknown placeholder {op}.'],
  [['--exec', 'record', '--', 'adapter'], 'Use only one of an adapter after --, --exec and --attach.'],
  [['--attach', '--doctor'], '--doctor cannot be used with --attach. Pass an adapter'],
  [['--exec', 'record', '--operations', 'start'], '--'],
])('%j is wrong usage', async (flags, message) => {
  const { code, stderr } = await run(['check', ...flags])
  expect(stderr).toContain(message)
  expect(code).toBe(2)
})

test.each(['no-such-recorder', '/no/such/recorder', '/dev/null'])(
  '%s, which is no command, is told once, and no rule is put to it',
  async (command) => {
    const { code, stdout, stderr } = await exec(command)
    expect(stderr).toMatch(
      new RegExp(
        `^cxone-mock: The command ${command} cannot be run: (?:not found on the PATH|no executable file with that path)\\.\n$`,
      ),
    )
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  },
)

test('the doctor looks at a command, too', async () => {
  const good = await exec(record, '--doctor')
  expect(good.stdout).toContain('good  startRecording gets a token and starts a recording\n')
  const idle = await exec(`'${node}' -e 0`, '--doctor')
  expect(idle.stdout).toContain('BAD   No start succeeds. The client reported ok. It sent no request to ')
  const missing = await exec('no-such-recorder', '--doctor')
  expect(missing.stdout).toMatch(/^BAD {3}The command no-such-recorder cannot be run/)
  expect([idle.code, missing.code]).toEqual([1, 2])
})

test('an attached client is told what is wanted, and says by POST how it ended', async () => {
  await using command = start(['check', '--attach', '--rule', 'CX-ERR-001'])
  const ended = once(command.child, 'exit')
  let line = ''
  const env: Record<string, string> = {}
  while (!line.includes('/__kit/done')) {
    line = await nextLine(command.log)
    const [, name, value] = /^ {2}(CXONE_\w+)=(.*)$/.exec(line) ?? []
    if (name !== undefined && value !== undefined) env[name] = value
  }
  const done = line.slice(line.indexOf('http://'))
  const basic = btoa(`${env['CXONE_CLIENT_ID']}:${env['CXONE_CLIENT_SECRET']}`)
  const form = new URLSearchParams({ grant_type: 'client_credentials' })
  const headers = { authorization: `Basic ${basic}` }
  const answer = await fetch(String(env['CXONE_TOKEN_URL']), { method: 'POST', headers, body: form })
  const { access_token: token } = (await answer.json()) as { access_token: string }
  const refused = await fetch(`${env['CXONE_BASE_URL']}/api/v2/recording/recordingcontrols/start`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{}',
  })
  expect(refused.status).toBe(401)
  expect((await fetch(done, { method: 'POST', body: 'perhaps' })).status).toBe(409)
  expect((await fetch(done, { method: 'POST', body: 'fail unauthorized' })).status).toBe(204)
  expect(await nextLine(command.out)).toMatch(/^1 run · 1 pass /)
  expect(await ended).toEqual([0, null])
})
