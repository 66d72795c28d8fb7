import { expect, test } from 'vitest'
import { mutations } from '../../mock-server/mutation/mutations.js'
import { CxoneMock, demoScenario } from '../../mock-server/index.js'
import { Clock } from '../../mock-server/sandbox/clock.js'
import { Kernel } from '../../mock-server/kernel/kernel.js'
import { Sandbox } from '../../mock-server/sandbox/sandbox.js'
import { pipeline } from '../../mock-server/kernel/pipeline.js'
import { withMutation } from '../../mock-server/mutation/mutant.js'
import { hosts, tokenOf } from '../hosts.js'

/** Sends a start or stop with a token of that client, and tells status and error code. */
type Ask = (action: 'start' | 'stop', client: string, body?: unknown) => Promise<string>

type Show = (ask: Ask, mock: CxoneMock) => Promise<string>

/** What each flaw shows in, and what the mock as it is answers to it. */
const shows: Readonly<Record<string, readonly [show: Show, sound: string, broken: string]>> = {
  'accepts-any-token': [(ask) => ask('start', 'nobody'), '401', '200'],
  'ignores-scopes': [(ask) => ask('start', 'studio-basic'), '401', '200'],
  'ignores-expiry': [
    async (ask, { defaultSandbox }) => {
      await ask('start', 'recorder', { recordingId: 'none' })
      defaultSandbox.clock.advance('2h')
      return ask('start', 'recorder')
    },
    '401',
    '200',
  ],
  'ignores-revocation': [
    async (ask, { defaultSandbox }) => {
      await ask('start', 'recorder', { recordingId: 'none' })
      defaultSandbox.tokens.revokeAll()
      return ask('start', 'recorder')
    },
    '401',
    '200',
  ],
  'ignores-divisions': [(ask) => ask('start', 'other-division'), '403 missing.division.permission', '200'],
  'accepts-any-body': [
    (ask) => ask('start', 'recorder', { conferenceId: 'conf-123' }),
    '400 bad.request',
    '200',
  ],
  'accepts-any-id': [(ask) => ask('start', 'recorder', { recordingId: 'conf-123' }), '404 not.found', '200'],
  'allows-a-second-start': [
    async (ask) => {
      await ask('start', 'recorder')
      return ask('start', 'recorder')
    },
    '409 conflict',
    '200',
  ],
  'allows-a-stop-before-a-start': [(ask) => ask('stop', 'recorder'), '409 conflict', '200'],
  'never-locked': [
    async (ask) => {
      await ask('start', 'recorder')
      return ask('stop', 'recorder')
    },
    '425 locked',
    '200',
  ],
  'done-at-once': [(ask) => ask('start', 'recorder'), '202', '200'],
  'forgets-starts': [
    async (ask, { defaultSandbox }) => {
      await ask('start', 'recorder')
      return defaultSandbox.calls.get('conv-123').recordingState
    },
    'recording',
    'idle',
  ],
  'forgets-stops': [
    async (ask, { defaultSandbox }) => {
      await ask('start', 'recorder')
      await ask('stop', 'recorder')
      return defaultSandbox.calls.get('conv-123').recordingState
    },
    'stopped',
    'recording',
  ],
  'explains-the-401': [(ask) => ask('start', 'nobody'), '401', '401 missing.scope'],
  'refuses-with-500': [(ask) => ask('stop', 'recorder'), '409 conflict', '500 conflict'],
}

const settle = new Set(['never-locked', 'done-at-once'])

async function answers(id: string, mutation?: string): Promise<string> {
  const [show] = shows[id] ?? []
  if (!show) throw new Error(`no request shows ${id}`)
  const scenario = { ...demoScenario, ...(settle.has(id) ? { settle: '2s' } : {}) }
  const clock = new Clock(() => Date.parse('2026-01-15T10:00:00Z'))
  const main = new Sandbox({ id: 'default', scenario, seed: 'test', clock })
  const flaw = mutations.find((each) => each.id === mutation)
  const kernel = new Kernel(main, {}, flaw ? withMutation(pipeline, flaw, () => undefined) : pipeline)
  const mock = new CxoneMock(kernel, { scenario, seed: 'test' })
  const send = await hosts.fetch(mock)
  const tokens = new Map([['nobody', 'no-such-token']])
  const ask: Ask = async (action, client, body = { recordingId: 'rec-123' }) => {
    const token = tokens.get(client) ?? (await tokenOf(send, client))
    tokens.set(client, token)
    const reply = await send({
      method: 'POST',
      target: `/api/v2/recording/recordingcontrols/${action}`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return `${reply.status} ${/"code":"([^"]+)"/.exec(reply.body)?.[1] ?? ''}`.trim()
  }
  return show(ask, mock)
}

test.each(mutations)('$id shows in an answer that the mock as it is does not give', async ({ id }) => {
  const [, sound, flawed] = shows[id] ?? []
  expect(await answers(id)).toBe(sound)
  expect(await answers(id, id)).toBe(flawed)
})

test('every mutation has a request that shows it', () => {
  expect(Object.keys(shows)).toEqual(mutations.map(({ id }) => id))
})
