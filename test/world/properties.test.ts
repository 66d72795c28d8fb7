import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCxoneMock, type CxoneMock, type MockOptions } from '../../mock-server/index.js'
import { caseInstant, hosts, tokenOf, type Received, type Send } from '../hosts.js'
import { tries } from '../sampled.js'

/** A step that anybody or anything could take in a sandbox. */
type Step =
  | {
      readonly do: 'command'
      readonly path: 'start' | 'stop'
      readonly client: string
      readonly body: object
    }
  | { readonly do: 'state'; readonly conversationId: string; readonly recordingState: string }
  | { readonly do: 'read'; readonly target: string; readonly client: string }
  | { readonly do: 'call'; readonly verb: 'answer' | 'end'; readonly conversationId: string }
  | { readonly do: 'advance'; readonly seconds: number }
  | { readonly do: 'token'; readonly client: string }

const client = fc.constantFrom('studio-basic', 'recorder', 'other-division', 'nobody')
const recordingId = fc.constantFrom('rec-123', 'rec-456', 'rec-789', 'conv-123', 'rec-0')
const conversationId = fc.constantFrom('conv-123', 'conv-456', 'conv-789', 'conv-0')

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('command' as const),
    path: fc.constantFrom('start' as const, 'stop' as const),
    client,
    body: fc.oneof(
      fc.record({ recordingId, action: fc.constantFrom('start', 'stop') }),
      fc.record({ recordingId }),
      fc.constant({ conferenceId: 'conf-123', recordingName: 'x' }),
    ),
  }),
  fc.record({
    do: fc.constant('state' as const),
    conversationId,
    recordingState: fc.constantFrom('PAUSED', 'ACTIVE', 'paused'),
  }),
  fc.record({
    do: fc.constant('read' as const),
    client,
    target: fc.constantFrom(
      '/api/v2/conversations',
      '/api/v2/conversations/conv-123',
      '/api/v2/conversations/conv-789/recordings',
      '/api/v2/conversations/conv-789/recordings/rec-789',
    ),
  }),
  fc.record({
    do: fc.constant('call' as const),
    verb: fc.constantFrom('answer' as const, 'end' as const),
    conversationId,
  }),
  fc.record({ do: fc.constant('advance' as const), seconds: fc.integer({ min: 0, max: 2000 }) }),
  fc.record({ do: fc.constant('token' as const), client }),
)

interface Run {
  readonly mock: CxoneMock
  readonly send: Send
  readonly tokens: Map<string, string>
}

async function startRun(settle: MockOptions['settle'] = 0): Promise<Run> {
  const mock = await createCxoneMock({ seed: 'properties', clock: caseInstant, settle })
  const send = await hosts.fetch(mock)
  const tokens = new Map<string, string>()
  for (const each of ['studio-basic', 'recorder', 'other-division'])
    tokens.set(each, await tokenOf(send, each))
  return { mock, send, tokens }
}

function headersOf({ tokens }: Run, as: string): Record<string, string> {
  return { 'content-type': 'application/json', authorization: `Bearer ${tokens.get(as) ?? 'made-up'}` }
}

async function take(run: Run, each: Step): Promise<Received | undefined> {
  const { mock, send } = run
  const sandbox = mock.defaultSandbox
  switch (each.do) {
    case 'command': {
      const target = `/api/v2/recording/recordingcontrols/${each.path}`
      return send({
        method: 'POST',
        target,
        headers: headersOf(run, each.client),
        body: JSON.stringify(each.body),
      })
    }
    case 'state': {
      const target = `/api/v2/conversations/${each.conversationId}/recordingstate`
      const body = JSON.stringify({ recordingState: each.recordingState })
      return send({ method: 'PATCH', target, headers: headersOf(run, 'recorder'), body })
    }
    case 'read':
      return send({ method: 'GET', target: each.target, headers: headersOf(run, each.client) })
    case 'call':
      try {
        sandbox.calls[each.verb](each.conversationId)
      } catch {
        // A call that is not there, or past it, is refused: the invariants are checked all the same.
      }
      return undefined
    case 'advance':
      sandbox.clock.advance(`${each.seconds}s`)
      return undefined
    case 'token': {
      const headers = {
        authorization: `Basic ${btoa(`${each.client}:${each.client}-secret`)}`,
        'content-type': 'application/x-www-form-urlencoded',
      }
      return send({ method: 'POST', target: '/oauth/token', headers, body: 'grant_type=client_credentials' })
    }
  }
}

/** Commands that are done at once, and such that take longer than most steps. */
const settle = fc.constantFrom('0s', '90s')

const steps = fc.array(step, { minLength: 1, maxLength: 30 })

test('any sequence of steps keeps the invariants of the lifecycle', async () => {
  await fc.assert(
    fc.asyncProperty(steps, settle, async (sequence, takes) => {
      const run = await startRun(takes)
      const finished = new Set<string>(['rec-789'])
      for (const each of sequence) {
        await take(run, each)
        const { conversations, recordings } = run.mock.defaultSandbox.snapshot()
        for (const {
          recordingId: id,
          conversationId: of,
          state,
          settling,
          startTime,
          endTime,
        } of recordings) {
          const call = conversations.find((conversation) => conversation.conversationId === of)
          if (state === 'recording' || state === 'masked' || settling) expect(call?.state).toBe('connected')
          if (call?.state === 'alerting') expect(state).toBe('idle')
          expect(startTime === undefined).toBe(state === 'idle')
          expect(endTime === undefined).toBe(state !== 'stopped')
          if (endTime !== undefined) expect(endTime).toBeGreaterThanOrEqual(startTime ?? Infinity)
          if (finished.has(id)) expect(state).toBe('stopped')
          if (state === 'stopped') finished.add(id)
        }
      }
    }),
    tries(100),
  )
})

test('a refusal changes no byte of the World', async () => {
  await fc.assert(
    fc.asyncProperty(steps, settle, async (sequence, takes) => {
      const run = await startRun(takes)
      for (const each of sequence) {
        const before = JSON.stringify(run.mock.defaultSandbox.snapshot())
        const reply = await take(run, each)
        if (reply && reply.status >= 400)
          expect(JSON.stringify(run.mock.defaultSandbox.snapshot())).toBe(before)
      }
    }),
    tries(100),
  )
})

test('two runs with one seed are identical', async () => {
  await fc.assert(
    fc.asyncProperty(steps, settle, async (sequence, takes) => {
      const [first, second] = [await startRun(takes), await startRun(takes)]
      for (const each of sequence) expect(await take(second, each)).toEqual(await take(first, each))
      expect(second.mock.defaultSandbox.snapshot()).toEqual(first.mock.defaultSandbox.snapshot())
      expect(second.mock.defaultSandbox.requests.list()).toEqual(first.mock.defaultSandbox.requests.list())
    }),
    tries(30),
  )
})

test('two runs with two seeds share no token', async () => {
  const tokens = await Promise.all(
    ['one', 'two'].map(async (seed) =>
      tokenOf(await hosts.fetch(await createCxoneMock({ seed })), 'recorder'),
    ),
  )
  expect(new Set(tokens).size).toBe(2)
})

test('a World equals its own JSON round trip, and goes on as if nothing had been', async () => {
  await fc.assert(
    fc.asyncProperty(steps, steps, settle, async (before, after, takes) => {
      const [kept, restored] = [await startRun(takes), await startRun(takes)]
      for (const each of before) await Promise.all([take(kept, each), take(restored, each)])
      const snapshot = restored.mock.defaultSandbox.snapshot()
      const copy = JSON.parse(JSON.stringify(snapshot)) as typeof snapshot
      expect(copy).toEqual(snapshot)
      restored.mock.defaultSandbox.restore(copy)
      for (const each of after) expect(await take(restored, each)).toEqual(await take(kept, each))
    }),
    tries(30),
  )
})
