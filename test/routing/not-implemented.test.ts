import { expect, test } from 'vitest'
import { createCxoneMock } from '../../mock-server/index.js'

async function explained(path: string) {
  const mock = await createCxoneMock()
  const { status } = await mock.fetch(new Request(`http://any.example${path}`, { method: 'POST' }))
  expect(status).toBe(501)
  return mock.defaultSandbox.requests.explain()
}

const sessions = '/inContactAPI/services/v34.0/agent-sessions/7/interactions/460000000001'

test.each(['hold', 'resume', 'end'])(
  '%s of the Agent API is explained, with the operations that exist',
  async (name) => {
    const { reason, fix } = await explained(`${sessions}/${name}`)
    expect(reason).toBe(
      `The mock implements no operation with the path ${sessions}/${name}: holding, resuming and ending a call do not ` +
        'belong to recording control; end a call with sandbox.calls.end.',
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

test('a path that is nearly one of an operation is told of the spelling', async () => {
  const { fix } = await explained('/interaction-recording-management-service/v1/interactions/maks')
  expect(fix).toEqual([
    'Did you mean POST /interaction-recording-management-service/v1/interactions/mask?',
    'Paths are case-sensitive and have no trailing slash.',
  ])
})
