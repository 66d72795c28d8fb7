import { expect, test } from 'vitest'
import { run } from '../cli/run.js'

const question = ['evidence', '--kind', 'register', '--operation', 'getConversationParticipants']

test('evidence prints text, Markdown and JSON', async () => {
  const { code, stdout } = await run([...question, '--grade', 'assumed'])
  expect(code).toBe(0)
  expect(stdout).toMatch(/^register\n {2}assumed {5}/)
  expect(stdout).toContain(
    '  assumed     division-refusal\n              What does the API return when the client has no grant for the division of the conversation? forbidden-403: 403 missing.division.permission.\n              ambiguity register: division-refusal (register: division-refusal)\n',
  )
  expect(stdout).toMatch(/\n\n\d claims: \d assumed\n$/)
  const markdown = await run([...question, '--format', 'markdown'])
  expect(markdown.stdout).toContain(
    '| Kind | Id | Claim | Grade | Source |\n| --- | --- | --- | --- | --- |\n| register | `',
  )
  const json = JSON.parse((await run([...question, '--format', 'json'])).stdout) as {
    readonly version: number
    readonly claims: readonly { readonly id: string; readonly howToFindOut?: { readonly send: string } }[]
  }
  expect(json.version).toBe(1)
  expect(json.claims.find(({ id }) => id === 'participants-shape')?.howToFindOut?.send).toBe(
    'GET /api/v2/conversations/CONVERSATION/participants.',
  )
})

test.each([
  [['--operation', 'startRecordin'], '--operation: "startRecordin" is unknown. Did you mean startRecording?'],
  [
    ['--surface', 'record-on-deman'],
    '--surface: "record-on-deman" is unknown. Did you mean record-on-demand?',
  ],
  [['--grade', 'known'], 'Allowed choices are documented, observed, forum, assumed.'],
])('evidence %j names what is known', async (flags, message) => {
  const { code, stderr } = await run(['evidence', ...flags])
  expect(code).toBe(2)
  expect(stderr).toContain(message)
})
