import { createCxoneMock, type CxoneMock } from 'cxone-mock'
import { expect, test } from 'vitest'
import { RestApiAction } from './rest-api-action.js'
import { byAction, bySnippet, controlRecording, type ScriptSettings } from './script.js'

/** The settings of a script against the demo of a mock. */
function settings({ url }: CxoneMock, client: 'recorder' | 'studio-basic' = 'recorder'): ScriptSettings {
  const scope = client === 'recorder' ? 'recording:control' : 'recording:read recording:write'
  return {
    baseUrl: url,
    tokenUrl: `${url}/oauth/token`,
    clientId: client,
    clientSecret: `${client}-secret`,
    scope,
  }
}

const commands = ({ defaultSandbox }: CxoneMock) =>
  defaultSandbox.requests.list({ path: '/api/v2/recording/recordingcontrols/start' })

test('a snippet that leaves the content type as it is gets a 415, and sees no reason', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const post = bySnippet({ setsContentType: false })

  expect(await controlRecording(post, settings(mock), 'start', 'rec-123')).toEqual({
    statusCode: 415,
    body: '',
  })
  expect(mock.defaultSandbox.requests.explain().reason).toContain('application/x-www-form-urlencoded')
})

test('a snippet without the scope sees an empty 401, and the mock tells why', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const post = bySnippet({ setsContentType: true })

  expect(await controlRecording(post, settings(mock, 'studio-basic'), 'start', 'rec-123')).toEqual({
    statusCode: 401,
    body: '',
  })
  expect(mock.defaultSandbox.requests.explain().reason).toMatch(
    /^The token lacks the scope recording:control\./,
  )
})

test('a snippet that sets the content type starts a recording, and sends each command once', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  const post = bySnippet({ setsContentType: true })

  expect(await controlRecording(post, settings(mock), 'start', 'rec-123')).toEqual({
    statusCode: 200,
    body: '',
  })
  expect(await controlRecording(post, settings(mock), 'start', 'rec-123')).toEqual({
    statusCode: 409,
    body: '',
  })
  expect(commands(mock)).toHaveLength(2)
})

test.each([2, 3] as const)(
  'the REST API action shows why a command is rejected, and sends it %i times',
  async (tries) => {
    await using mock = await createCxoneMock({ port: 0 })
    const post = byAction(new RestApiAction({ tries }))

    await controlRecording(post, settings(mock), 'start', 'rec-123')
    const { statusCode, body } = await controlRecording(post, settings(mock), 'start', 'rec-123')

    expect(statusCode).toBe(409)
    expect(JSON.parse(body)).toMatchObject({ code: 'conflict' })
    expect(commands(mock)).toHaveLength(1 + tries)
  },
)

test('a start that arrives after all is rejected when the REST API action tries again', async () => {
  await using mock = await createCxoneMock({ port: 0 })
  mock.defaultSandbox.faults.use({ on: 'startRecording', fault: 'EMPTY_RESPONSE', commit: true, times: 1 })

  const { statusCode } = await controlRecording(byAction(), settings(mock), 'start', 'rec-123')

  expect(statusCode).toBe(409)
  expect(mock.defaultSandbox.calls.get('conv-123').recordingState).toBe('recording')
})
