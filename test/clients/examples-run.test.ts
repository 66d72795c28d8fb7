import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { demoScenario } from '../../mock-server/index.js'

const root = fileURLToPath(new URL('../..', import.meta.url))

interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs `cxone-mock exec … -- bash examples/…`, as it stands in the script's first lines. */
function execExample(script: string, ...flags: readonly string[]): Promise<Ended> {
  return exec(['bash', `examples/${script}`], flags)
}

function exec(command: readonly string[], flags: readonly string[] = []): Promise<Ended> {
  const args = ['bin/cxone-mock.js', 'exec', '--clock', '2026-01-15T10:00:00Z', ...flags, '--', ...command]
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { cwd: root }, (_, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr })
    })
  })
}

const printed = `ok      204  reset the demo (expected 204)
ok      200  a token for the client studio-basic (expected 200, "token_type":"Bearer")
ok      200  it reads the participants (expected 200, "purpose":"customer")
ok      200  it reads the recordings: none so far (expected 200, [])
ok      401  it starts a recording (expected 401, an empty body)
     reason: The token lacks the scope recording:control. It was issued to client studio-basic and has recording:read recording:write. A scope with a similar name is not enough.
ok      200  a token for the client recorder, which has recording:control (expected 200, recording:control)
ok      400  the same body (expected 400, recordingId is required)
     reason: The body has no recordingId. It has conferenceId, recordingName. conferenceId: conf-123 is the conference id of conversation conv-123, whose recordingId is rec-123. The recordingId is a field of each call of the conversation. It is neither the conversation id nor the conference id.
ok      200  the conversation contains the recordingId (expected 200, "recordingId":"rec-123")
ok      200  start (expected 200, "id":"rec-123")
ok      409  start again (expected 409, in progress already)
     reason: Recording rec-123 is already in progress.
ok      200  stop (expected 200, "endTime":)
ok      409  stop again (expected 409, is finished)
     reason: Recording rec-123 is finished, because it was stopped. A finished recording accepts no more commands.
ok      409  stop on a call that is still alerting (expected 409, alerting, not connected)
     reason: Conversation conv-456 is alerting. A recording can be started or stopped only while its call is connected.
ok      200  advance the sandbox's clock by 1h (expected 200, "now":)
ok      401  an expired token (expected 401, an empty body)
     reason: The token of recorder expired at 2026-01-15T11:00:00.000Z. It was issued at 2026-01-15T10:00:00.000Z for 3600 s. The sandbox's clock shows 2026-01-15T11:00:00.000Z.
Every step went as expected.
`

test('examples/curl.sh tells the story under cxone-mock exec', async () => {
  expect(await execExample('curl.sh')).toEqual({ code: 0, stdout: printed, stderr: '' })
})

test('examples/curl.sh fails if a response differs', async () => {
  const { code, stdout, stderr } = await execExample('curl.sh', '--assume', 'state-conflict-status=422')

  expect(code).toBe(1)
  expect(stdout.split('\n').filter((line) => line.startsWith('DIFFERS'))).toEqual([
    'DIFFERS 422  start again (expected 409, in progress already)',
    'DIFFERS 422  stop again (expected 409, is finished)',
    'DIFFERS 422  stop on a call that is still alerting (expected 409, alerting, not connected)',
  ])
  expect(stdout).toMatch(/\n3 steps differ from the expected result\.\n$/)
  expect(stderr).toMatch(/^cxone-mock: 6 of \d+ requests were rejected for 6 reasons/)
})

test('examples/curl.sh shows no token when a token request differs', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'cxone-mock-'))
  const scenario = join(directory, 'without-control.json')
  const clients = demoScenario.clients.map((client) => ({ ...client, scopes: ['recording:read'] }))
  await writeFile(scenario, JSON.stringify({ ...demoScenario, clients }))

  const { code, stdout } = await execExample('curl.sh', '--scenario', scenario)
  await rm(directory, { recursive: true })

  expect(code).toBe(1)
  expect(stdout).toContain(
    'DIFFERS 200  a token for the client recorder, which has recording:control (expected 200, recording:control)\n' +
      '        the body was: {"access_token":"…","token_type":"Bearer","expires_in":3600,"scope":"recording:read"}\n',
  )
  expect(stdout).not.toContain('default.')
})

const printedOnDemand = `ok      204  reset the demo (expected 204)
ok      400  a token with client_credentials, as other APIs issue it (expected 400, unsupported_grant_type)
     reason: grant_type is client_credentials, which CXone's own token endpoint does not support, although many clients send it. A CXone token always belongs to a user. Programs sign in with an access key of a user and grant_type=password, where username is the access key id and password is its secret.
ok      200  a token with the access key of a user (expected 200, "access_token":)
ok      202  start is accepted, but not complete (expected 202, "httpStatus":"ACCEPTED")
ok      200  nothing is recorded yet (expected 200, "recordingStatusToAgent":"NoRecording")
ok      425  stop, before the start is complete (expected 425, locked while processing)
     reason: The previous command was accepted (202) and is still being processed. Recording rec-123 is starting and will be recording at 2026-01-15T10:00:02.000Z.
ok      200  advance the sandbox's clock by 2s (expected 200, "now":)
ok      200  now it is recorded (expected 200, "recordingStatusToAgent":"Recording")
ok      202  mask, before the card number is said (expected 202, an empty body)
ok      200  advance the sandbox's clock by 2s (expected 200, "now":)
ok      202  unmask, after it (expected 202, an empty body)
ok      200  advance the sandbox's clock by 2s (expected 200, "now":)
ok      202  the caller objects: do not record (expected 202, "httpStatus":"ACCEPTED")
ok      200  advance the sandbox's clock by 2s (expected 200, "now":)
ok      200  the recording is stopped, and the status gives the reason (expected 200, "statusReason":"CustomerDisconsent")
ok      409  start after do-not-record (expected 409, due to the service state)
     reason: Call conv-123 must not be recorded. do-not-record was sent for it and cannot be undone.
ok      200  mask without a recording: no effect, and no error (expected 200, an empty body)
Every step went as expected.
`

test('examples/record-on-demand.sh tells the story under cxone-mock exec', async () => {
  expect(await execExample('record-on-demand.sh', '--settle', '2s')).toEqual({
    code: 0,
    stdout: printedOnDemand,
    stderr: '',
  })
})

test('examples/record-on-demand.sh fails if commands complete immediately', async () => {
  const { code, stdout } = await execExample('record-on-demand.sh')

  expect(code).toBe(1)
  expect(stdout).toContain(
    'DIFFERS 200  start is accepted, but not complete (expected 202, "httpStatus":"ACCEPTED")\n',
  )
})

test('the tests of examples/python pass, each in a sandbox of its own', async () => {
  const { code, stderr } = await exec(['python3', '-m', 'unittest', 'discover', 'examples/python'])

  expect(stderr).toContain('Ran 4 tests')
  expect(code).toBe(0)
})
