import { expect, test } from 'vitest'
import { run } from './run.js'

test('explain describes a rejection by its name', async () => {
  const { code, stdout } = await run(['explain', 'scope'])
  expect(code).toBe(0)
  expect(stdout.split('\n').slice(0, 3)).toEqual([
    '# Rejection scope',
    '',
    'Example: POST /api/v2/recording/recordingcontrols/start (startRecording) → 401',
  ])
  expect(stdout).toMatch(/^Reason: The token lacks the scope recording:control\./m)
  expect(stdout).toMatch(/^Fix: /m)
  expect(stdout).toMatch(/^Stage: authorise$/m)
  expect(stdout).toMatch(/^Evidence: forum, .+ \(read on \d{4}-\d\d-\d\d\)$/m)
})

test('explain describes an ambiguity and a rejection of the same name', async () => {
  const { stdout } = await run(['explain', 'start-while-recording'])
  expect(stdout).toContain('# Ambiguity start-while-recording\n\nWhat does a second start do')
  expect(stdout).toContain('\n- conflict (default): it is rejected as a state conflict\n')
  expect(stdout).toContain('\nOperations: startRecording, stopRecording\n')
  expect(stdout).toContain('\n# Rejection start-while-recording\n\nExample: POST ')
  expect(stdout).toMatch(/^- call connected, recording, start → rejected: already-recording \(api-v2, /m)
})

test.each([
  ['start-while-recordin', 'Did you mean start-while-recording?'],
  ['CX-TOK-01', 'Did you mean CX-TOK-001?'],
  ['nothing-like-it-exists', 'Run cxone-mock explain to list the rules.'],
])('the name %s is unknown', async (name, help) => {
  expect(await run(['explain', name])).toEqual({
    code: 2,
    stdout: '',
    stderr: `cxone-mock: Unknown rule "${name}". ${help}\n`,
  })
})

test('explain shows how to find out', async () => {
  const { stdout } = await run(['explain', 'bad-body-status'])
  expect(stdout).toContain(
    '## How to find out\n\nOn a tenant of your own. Words in capitals stand for its ids and tokens. Use a test call for requests that write.\n\n' +
      'Send: POST /api/v2/recording/recordingcontrols/start with the body {"conferenceId":"CONFERENCE","recordingName":"test"}.\n' +
      '- 400: status 400\n- 422: status 422\n',
  )
})
