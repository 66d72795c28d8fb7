import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'

async function explained(path: string) {
  const mock = await createCxoneMock()
  const { status } = await mock.fetch(new Request(`http://any.example${path}`, { method: 'POST' }))
  expect(status).toBe(501)
  return mock.defaultSandbox.requests.explain()
}

const sessions = '/inContactAPI/services/v34.0/agent-sessions/7/interactions/460000000001'

test.each(['monitor', 'coach', 'barge'])(
  '%s of the Agent API is answered 501 by name, with the operations that exist',
  async (name) => {
    const { reason, fix } = await explained(`${sessions}/${name}`)
    expect(reason).toBe(
      `The mock implements no operation with the path ${sessions}/${name}. The real service may have it.`,
    )
    expect(fix?.join(' ')).not.toContain('case-sensitive')
  },
)

test('a command that Record on Demand does not have is answered with those that it has', async () => {
  const service = '/interaction-recording-management-service/v1/interactions'
  const { reason, fix } = await explained(`${service}/pause-recording`)
  expect(reason).toBe(
    `The mock implements no operation with the path ${service}/pause-recording. The real service may have it.`,
  )
  expect(fix).toHaveLength(1)
  expect(fix?.[0]).toMatch(
    /^Implemented under \/interaction-recording-management-service\/v1\/interactions: /,
  )
  for (const name of ['start-recording-on-demand', 'mask', 'unmask', 'do-not-record'])
    expect(fix?.[0]).toContain(name)
})

test('a path right below /api/v2 is answered with everything below it', async () => {
  const { fix } = await explained('/api/v2/voicemail')
  expect(fix).toEqual([
    'Implemented under /api/v2: tokens, recording, conversations, oauth, authorization, users, notifications.',
  ])
})

test('a path that is nearly one of an operation is told of the spelling', async () => {
  const { fix } = await explained('/interaction-recording-management-service/v1/interactions/maks')
  expect(fix).toEqual([
    'Did you mean POST /interaction-recording-management-service/v1/interactions/mask?',
    'Paths are case-sensitive and have no trailing slash.',
  ])
})

async function hintFor(method: string, path: string) {
  const mock = await createCxoneMock()
  await mock.fetch(new Request(`http://any.example${path}`, { method }))
  const { requests } = mock.defaultSandbox
  const [unmatched] = requests.unmatched()
  return { fix: requests.explain().fix, near: unmatched?.nearMisses.map((near) => near.operation) }
}

test.each([
  '/api/v2/oauth/token',
  '/token',
  '/oauth2/token',
  '/oauth/v2/token',
  '/oauth/token/',
  '//oauth/token',
  '/oauth/access_token',
  '/connect/token',
  '/auth/oauth/token',
  '/api/v2/login',
  '/realms/demo/protocol/openid-connect/token',
])('the wrong token path %s is told of the right one', async (path) => {
  const { fix, near } = await hintFor('POST', path)
  expect(fix?.join(' ')).toMatch(/Did you mean POST \/oauth\/token(?:, or POST \/auth\/token)?\?/)
  expect(near).toContain('issueToken')
})

test.each([
  ['/conversations/conv-123', 'Did you mean GET /api/v2/conversations/{conversationId}?'],
  ['/v2/conversations', 'Did you mean GET /api/v2/conversations?'],
  ['/api/v1/conversations', 'Did you mean GET /api/v2/conversations?'],
  ['/api/conversations', 'Did you mean GET /api/v2/conversations?'],
  ['/api/v2/api/v2/conversations', 'Did you mean GET /api/v2/conversations?'],
  ['/gateway/api/v2/conversations/', 'Did you mean GET /api/v2/conversations?'],
  ['/api/v2//conversations', 'Did you mean GET /api/v2/conversations?'],
])('the wrong base path of %s is named', async (path, hint) => {
  expect((await hintFor('GET', path)).fix).toContain(hint)
})
