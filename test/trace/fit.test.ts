import { expect, test } from 'vitest'
import { createCxoneMock, demoScenario } from '../../mock-server/index.js'
import { parseTenantProfile } from '../../mock-server/control/tenant-profile/tenant-profile.js'
import { compareTrace } from '../../trace/compare.js'
import { profileOf } from '../../trace/fit/profile.js'
import { digestOf } from '../../trace/share/digest.js'
import { command, exchangesOf, harOf, signIn } from './traffic.js'

type Har = Awaited<ReturnType<typeof harOf>>

async function fitted(har: Har) {
  const exchanges = exchangesOf(har)
  const { fit, exchanges: compared } = await compareTrace({ exchanges }, { fit: true })
  const decided = (fit?.decisions ?? []).flatMap(({ dimension, option }) =>
    option === undefined || dimension.kind === 'state' ? [] : [[dimension.name, option] as const],
  )
  return {
    decided: Object.fromEntries(decided),
    differing: compared.filter(({ verdict }) => verdict === 'differs').length,
    profile: profileOf(fit?.decisions ?? [], exchanges, 'acme', digestOf),
    exchanges,
  }
}

const story = [signIn, command('start'), command('start'), command('stop'), command('stop'), command('start')]

test('the variants of a server are found, and a mock with the profile agrees', async () => {
  const assumptions = { 'start-while-recording': 'unchanged', 'state-conflict-status': '422' } as const
  const har = await harOf({ assumptions }, story)
  const { decided, profile, exchanges } = await fitted(har)
  expect(decided).toMatchObject({
    ...assumptions,
    'start-after-stop': 'conflict',
    'success-body': 'recording',
  })
  const tenantProfile = await parseTenantProfile(profile)
  expect(tenantProfile.assumptions['start-while-recording']).toEqual({
    variant: 'unchanged',
    grade: 'observed',
    date: '2026-01-15',
    note: 'Exchange 3 of a.har: POST /api/v2/recording/recordingcontrols/start answered 200.',
    exchange: exchanges[2] && digestOf(exchanges[2]),
  })
  const again = exchangesOf(await harOf({ tenantProfile }, story))
  expect(again.map(({ response }) => response?.status)).toEqual([200, 200, 200, 200, 422, 422])
})

test('a mock with a found profile cites the exchange as evidence', async () => {
  const { profile } = await fitted(await harOf({ assumptions: { 'state-conflict-status': '422' } }, story))
  const mock = await createCxoneMock({ tenantProfile: await parseTenantProfile(profile) })
  const question = mock.evidence().ambiguities['state-conflict-status']
  expect(JSON.stringify(question)).toContain(profile.assumptions['state-conflict-status']?.exchange)
  await mock.close()
})

test('a trace decides nothing about what it does not show', async () => {
  const { decided } = await fitted(await harOf({ assumptions: { 'media-type': 'ignored' } }, story))
  expect(Object.keys(decided)).not.toContain('media-type')
  expect(Object.keys(decided)).not.toContain('start-while-paused')
})

test('a response that two questions explain alike decides neither', async () => {
  // Without a later command nobody knows whether the second start was rejected or had no effect.
  const { decided } = await fitted(await harOf({}, [signIn, command('start')]))
  expect(decided).not.toHaveProperty('start-while-recording')
  expect(decided).toHaveProperty('success-body', 'recording')
})

test('the time that commands take to settle is found', async () => {
  const timed = [
    signIn,
    command('start', '2s'),
    command('start', '2s'),
    command('start', '2s'),
    command('stop'),
  ]
  const { decided, differing } = await fitted(await harOf({ settle: '3500ms' }, timed))
  expect(decided).toMatchObject({ settle: '4000ms', 'locked-status': '425' })
  expect(differing).toBe(0)
})

test('the lifetime of tokens is found for a known scenario', async () => {
  const scenario = {
    ...demoScenario,
    clients: demoScenario.clients.map((client) => ({ ...client, accessTokenLifetimeSeconds: 1234 })),
  }
  const exchanges = exchangesOf(await harOf({ scenario }, [signIn, command('start')]))
  const { fit } = await compareTrace({ exchanges }, { scenario: demoScenario, fit: true })
  expect(profileOf(fit?.decisions ?? [], exchanges, 'acme', digestOf).accessTokenLifetimeSeconds).toBe(1234)
})

test('a response that nothing explains is named, and decides nothing about its call', async () => {
  const har = await harOf({}, story)
  const entry = har.log.entries[3] as { response: { status: number } }
  entry.response.status = 418
  const { decided, differing } = await fitted(har)
  expect(differing).toBe(1)
  expect(decided).not.toHaveProperty('start-while-recording')
})
