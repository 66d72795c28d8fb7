import { expect, test } from 'vitest'
import {
  ambiguities,
  type AmbiguityName,
  type ChosenAssumptions,
} from '../../contracts/register/ambiguities.js'
import { casesOf } from '../../contracts/api/cases.js'
import { contracts } from '../../contracts/api/index.js'
import type { OperationContract } from '../../contracts/contract.js'
import { checkCase } from '../../kit/provider/check-case.js'
import { recordingLifecycle } from '../../contracts/lifecycle/recording.js'
import { mockBehind } from '../hosts.js'
import { withAgent } from '../operations/record-on-demand/agent.js'
import { createCxoneMock } from '../../mock-server/index.js'
import { optionsOf } from '../../kit/claims/case-options.js'
import { subjectOf } from './subject.js'
import { tokenOf } from './token-of.js'
import type { Ambiguity } from '../../contracts/register/ambiguity.js'

const operations = Object.values<OperationContract>(contracts)
const register: Readonly<Record<string, Ambiguity>> = ambiguities
const names = Object.keys(register) as AmbiguityName[]

/** What the evidence of something that is assumed says: the entry of the register. */
const named = /^ambiguity register: (.+)$/

test('an operation that is assumed names its entry of the register, and rests on it', () => {
  const assumed = operations.filter(({ evidence }) => evidence.grade === 'assumed')
  expect(assumed.length).toBeGreaterThan(0)
  for (const { operationId, evidence, ambiguities: own = [] } of assumed) {
    expect(own, operationId).toContain(named.exec(evidence.source)?.[1])
  }
})

test('a row of the lifecycle that is assumed names an entry of the register', () => {
  const assumed = recordingLifecycle.filter(({ evidence }) => evidence.grade === 'assumed')
  expect(assumed.length).toBeGreaterThan(0)
  for (const { id, evidence } of assumed) expect(names, id).toContain(named.exec(evidence.source)?.[1])
})

test('a row of the lifecycle that holds under one variant has others for the other variants', () => {
  for (const row of recordingLifecycle) {
    for (const [name] of Object.entries(row.assume ?? {})) {
      const beside = recordingLifecycle.filter(
        ({ call, from, on, surface, assume = {} }) =>
          name in assume &&
          [call, from, on, surface].join() === [row.call, row.from, row.on, row.surface].join(),
      )
      const variants = beside.map(({ assume = {} }) => assume[name as AmbiguityName])
      expect(new Set(variants), row.id).toEqual(new Set(Object.keys(register[name]?.variants ?? {})))
      expect(variants.length, row.id).toBe(new Set(variants).size)
    }
  }
})

test('a case assumes only what its operation says that it rests on', () => {
  const unsaid = operations.flatMap((contract) =>
    casesOf(contract).flatMap(({ name, assume = {} }) =>
      (Object.keys(assume) as AmbiguityName[])
        .filter((each) => !contract.ambiguities?.includes(each))
        .map((each) => `${contract.operationId} ${name}: ${each}`),
    ),
  )
  expect(unsaid).toEqual([])
})

test.each(names)('some operation rests on %s, which has a default and a variant beside it', (name) => {
  const { variants, default: standard, question } = ambiguities[name] as Ambiguity
  expect(Object.keys(variants)).toContain(standard)
  expect(Object.keys(variants).length).toBeGreaterThan(1)
  expect(question).toMatch(/\?/)
  expect(operations.filter(({ ambiguities: own = [] }) => own.includes(name))).not.toEqual([])
})

/** What the documents leave open, as the facts list it; two of them are settings, not variants. */
test('what the documents of Record on Demand and of /auth/token leave open is in the register', () => {
  const open = [
    'record-on-demand-message',
    'record-on-demand-stop-when-not-recording',
    'record-on-demand-start-while-recording',
    'access-token-format',
    'auth-refused-client-status',
    'screen-recording-after-call',
    'do-not-record-again',
  ] as const
  expect(open.map((name) => [name, ambiguities[name].default])).toEqual([
    ['record-on-demand-message', 'help-page'],
    ['record-on-demand-stop-when-not-recording', 'conflict-409'],
    ['record-on-demand-start-while-recording', 'unchanged-200'],
    ['access-token-format', 'jwt'],
    ['auth-refused-client-status', '400'],
    ['screen-recording-after-call', 'goes-on'],
    ['do-not-record-again', 'unchanged-200'],
  ])
})

/** No request shows it: the test below does. */
const byTheCallAlone = 'screen-recording-after-call'
/** No case has a fault: the test below shows it. */
const byAFault = 'record-on-demand-throttled-body'
/** No case disables a client: the test below does. */
const byADisabledClient = 'disabled-client-tokens'
/** A contract declares a body or none for a status, so no case has both: the test below does. */
const byTheBody = 'unauthorized-body'
/** They are about WebSockets: test/notifications/channels.test.ts shows them. */
const ofChannels = ['notification-division', 'channel-connect-unknown', 'channel-second-connection'] as const
const apart: ReadonlySet<AmbiguityName> = new Set([
  ...ofChannels,
  byTheCallAlone,
  byAFault,
  byADisabledClient,
  byTheBody,
])

const others = names.flatMap((name) => {
  const { variants, default: standard } = ambiguities[name] as Ambiguity
  return Object.keys(variants)
    .filter((variant) => variant !== standard && !apart.has(name))
    .map((variant) => ({ name, variant }))
})

test.each(others)('a case or a row shows what $name=$variant changes', async ({ name, variant }) => {
  const row = recordingLifecycle.find(({ assume = {} }) => assume[name] === variant)
  if (row) return
  const about = operations.flatMap((contract) =>
    casesOf(contract).flatMap((each) => (each.assume?.[name] === variant ? [{ contract, each }] : [])),
  )
  expect(about, 'cases that assume it').not.toEqual([])
  const findings = await Promise.all(
    about.map(async ({ contract, each }) => {
      const { [name]: _, ...assume } = each.assume ?? {}
      await using behind = await mockBehind('fetch', optionsOf({ ...each, assume }))
      return (await checkCase(subjectOf(behind.mock, behind.send), contract, each)).findings
    }),
  )
  expect(findings.flat(), 'what the default answers otherwise').not.toEqual([])
})

test.each([
  ['goes-on', 1],
  ['stops', 0],
])('when a call ends the recording of the screen %s where that is assumed', async (variant, left) => {
  const { sandbox, onDemand } = await withAgent({
    assumptions: { [byTheCallAlone]: variant } as ChosenAssumptions,
  })
  await onDemand('start-screen-interaction-recording', { recordingDuration: '60' })
  sandbox.calls.end('conv-123')
  expect(sandbox.state().screens).toHaveLength(left)
})

test.each([
  ['errorCode-message', { errorCode: 429, message: 'Too many requests.' }],
  ['message-route', { message: 'Too many requests.', route: expect.stringContaining('/do-not-record') }],
  ['empty', ''],
])('a throttled command of Record on Demand has the body %s where that is assumed', async (variant, body) => {
  const { sandbox, onDemand } = await withAgent({ assumptions: { [byAFault]: variant } as ChosenAssumptions })
  sandbox.faults.use({ quota: { limit: 0, windowMillis: 1000, retryAfter: 'absent' } })
  expect(await onDemand('do-not-record')).toEqual({ status: 429, body })
  const screen = await onDemand('start-screen-interaction-recording', { recordingDuration: '60' })
  expect(screen).toEqual({ status: 429, body: { errorCode: 429, message: 'Too many requests.' } })
})

test.each([
  ['end', 401],
  ['live-on', 200],
])('the tokens of a disabled client %s where that is assumed', async (variant, status) => {
  await using mock = await createCxoneMock({
    assumptions: { [byADisabledClient]: variant } as ChosenAssumptions,
  })
  const sandbox = mock.defaultSandbox
  const accessToken = await tokenOf(mock, 'recorder')
  const state = sandbox.snapshot()
  const clients = state.clients.map((each) => ({ ...each, disabled: each.clientId === 'recorder' }))
  sandbox.restore({ ...state, clients })
  const headers = { authorization: `Bearer ${accessToken}` }
  const reply = await mock.fetch(new Request('http://mock.test/api/v2/tokens/me', { headers }))
  expect(reply.status).toBe(status)
})

test.each([
  ['empty', ''],
  ['error-body', 'authentication.required'],
])(
  'the 401 of recordingcontrols without a token has the body %s where that is assumed',
  async (variant, code) => {
    await using mock = await createCxoneMock({ assumptions: { [byTheBody]: variant } as ChosenAssumptions })
    const path = '/api/v2/recording/recordingcontrols/start'
    const reply = await mock.fetch(new Request(`http://mock.test${path}`, { method: 'POST' }))
    expect(reply.status).toBe(401)
    const body = await reply.text()
    expect(body === '' ? '' : (JSON.parse(body) as { readonly code: string }).code).toBe(code)
  },
)
