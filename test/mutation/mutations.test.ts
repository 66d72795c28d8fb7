import { expect, test } from 'vitest'
import { mutations } from '../../mock-server/mutation/mutations.js'
import { CxoneMock, demoScenario } from '../../mock-server/index.js'
import { Clock } from '../../mock-server/sandbox/clock.js'
import { Kernel } from '../../mock-server/kernel/kernel.js'
import { Sandbox } from '../../mock-server/sandbox/sandbox.js'
import { pipeline } from '../../mock-server/kernel/pipeline.js'
import { casesOf } from '../../contracts/api/cases.js'
import { contracts, type OperationId } from '../../contracts/api/index.js'
import type { ContractCase } from '../../contracts/case.js'
import type { OperationContract } from '../../contracts/contract.js'
import { optionsOf } from '../../kit/claims/case-options.js'
import { checkCase } from '../../kit/provider/check-case.js'
import type { Mutation } from '../../mock-server/mutation/mutation.js'
import { withMutation, withProbe } from '../../mock-server/mutation/mutant.js'
import { subjectOf } from '../contracts/subject.js'
import { hosts, tokenOf } from '../hosts.js'

/** Sends a start or stop with a token of that client, and tells status and error code. */
type Ask = (action: 'start' | 'stop', client: string, body?: unknown) => Promise<string>

type Show = (ask: Ask, mock: CxoneMock) => Promise<string>

function askUnderFault(ask: Ask, { defaultSandbox }: CxoneMock, status: number): Promise<string> {
  defaultSandbox.faults.use({ on: 'startRecording', status, body: '', times: 1 })
  return ask('start', 'recorder')
}

async function readAfterStart(ask: Ask, mock: CxoneMock): Promise<string> {
  await ask('start', 'recorder')
  const send = await hosts.fetch(mock)
  const headers = { authorization: `Bearer ${await tokenOf(send, 'recorder')}` }
  const { body } = await send({
    method: 'GET',
    target: '/api/v2/conversations/conv-123',
    headers,
  })
  return /"recordingState":"(\w+)"/.exec(body)?.[1] ?? body
}

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
  'hides-a-running-recording': [(ask, mock) => readAfterStart(ask, mock), 'active', 'none'],
  'never-throttles': [(ask, mock) => askUnderFault(ask, mock, 429), '429', '200'],
  'hides-outages': [(ask, mock) => askUnderFault(ask, mock, 503), '503', '200'],
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

const shown = mutations.filter(({ id }) => id in shows)

test.each(shown)('$id shows in an answer that the mock as it is does not give', async ({ id }) => {
  const [, sound, flawed] = shows[id] ?? []
  expect(await answers(id)).toBe(sound)
  expect(await answers(id, id)).toBe(flawed)
})

/** For each other mutation the operation with a contract case that fails under it. */
const failing: Readonly<Record<string, OperationId>> = {
  'accepts-any-secret': 'issueToken',
  'grants-any-request': 'issueToken',
  'hides-the-oauth-error': 'issueToken',
  'states-no-lifetime': 'issueToken',
  'states-a-short-lifetime': 'issueToken',
  'issues-another-token-type': 'issueToken',
  'forgets-revocations': 'deleteTokensMe',
  'answers-403-with-401': 'startRecording',
  'answers-404-with-200': 'startRecording',
  'answers-409-with-400': 'startRecording',
  'answers-425-with-409': 'startRecording',
  'empties-error-bodies': 'startRecording',
  'answers-errors-in-html': 'startRecording',
  'empties-success-bodies': 'startRecording',
  'shows-a-recording-always': 'getConversation',
  'forgets-starts-on-demand': 'getRecordingStatus',
  'forgets-stops-on-demand': 'getRecordingStatus',
  'forgets-masks': 'getRecordingStatus',
  'forgets-unmasks': 'getNextEvent',
  'forgets-do-not-record': 'startRecordingOnDemand',
  'starts-after-do-not-record': 'startRecordingOnDemand',
  'masks-any-call': 'maskRecording',
  'finds-any-interaction': 'startRecordingOnDemand',
  'accepts-any-user-id': 'startRecordingOnDemand',
  'never-locked-on-demand': 'maskRecording',
  'plays-any-contact': 'getContactMedia',
  'plays-for-everyone': 'getContactMedia',
  'forgets-agent-recordings': 'getNextEvent',
  'allows-a-second-session': 'startAgentSession',
  'finds-any-session': 'recordCall',
  'finds-any-contact': 'recordCall',
  'needs-no-station': 'startAgentSession',
  'never-quiet': 'getNextEvent',
  'loses-agent-events': 'getNextEvent',
  'lists-no-media': 'getContactMedia',
}

function kernelOf(each: ContractCase, mutation: Mutation, onReached: (id: string) => void, isProbe: boolean) {
  const { scenario = demoScenario, assumptions, settle, issuer } = optionsOf(each)
  const changed = {
    ...scenario,
    ...(assumptions && { assumptions: { ...scenario.assumptions, ...assumptions } }),
    ...(settle !== undefined && { settle }),
  } as typeof demoScenario
  const clock = new Clock(() => Date.parse('2026-01-15T10:00:00Z'))
  const main = new Sandbox({ id: 'default', scenario: changed, seed: 'test', clock })
  const stages = isProbe
    ? withProbe(pipeline, [mutation], ({ id }) => onReached(id))
    : withMutation(pipeline, mutation, () => onReached(mutation.id))
  const kernel = new Kernel(main, issuer === undefined ? {} : { issuer }, stages)
  return new CxoneMock(kernel, { scenario: changed, seed: 'test' })
}

async function findingsOf(
  contract: OperationContract,
  each: ContractCase,
  mutation: Mutation,
  isProbe: boolean,
) {
  const reached = new Set<string>()
  const mock = kernelOf(each, mutation, (id) => reached.add(id), isProbe)
  const { findings } = await checkCase(subjectOf(mock, await hosts.fetch(mock)), contract, each)
  return { findings, isReached: reached.size > 0 }
}

test.each(mutations.filter(({ id }) => !(id in shows)))(
  '$id breaks a contract case that the mock as it is passes, and the first run says that it is reached',
  async (mutation) => {
    const contract: OperationContract = contracts[failing[mutation.id] ?? 'startRecording']
    for (const each of casesOf(contract)) {
      const broken = await findingsOf(contract, each, mutation, false)
      if (broken.findings.length === 0) continue
      const sound = await findingsOf(contract, each, mutation, true)
      if (sound.findings.length > 0) continue
      expect([each.name, broken.isReached, sound.isReached]).toEqual([each.name, true, true])
      return
    }
    throw new Error(`no case of ${contract.operationId} fails under ${mutation.id}`)
  },
)

test('every mutation has a request or an operation that shows it', () => {
  expect(new Set([...Object.keys(shows), ...Object.keys(failing)])).toEqual(
    new Set(mutations.map(({ id }) => id)),
  )
  expect(mutations.length).toBeGreaterThanOrEqual(40)
})
