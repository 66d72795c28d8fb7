import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { optionsOf, readTenantProfile } from '../../cli/flags/mock-options.js'
import { logTenantProfile } from '../../cli/output/log-tenant-profile.js'
import { outOf } from '../../cli/output/log.js'
import { parseStart } from '../../cli/flags/parse-start.js'
import { createCxoneMock, demoScenario, type CxoneMock, type TenantProfile } from '../../mock-server/index.js'
import { tokenOf } from '../contracts/token-of.js'
import { run } from '../cli/run.js'

const exchange = `sha256:${'a1'.repeat(32)}`
const profile: TenantProfile = {
  version: 1,
  name: 'acme na1',
  note: 'seen by the owner of the tenant',
  assumptions: {
    'media-type': { variant: 'ignored', grade: 'observed', date: '2026-11-29', note: 'curl', exchange },
    'unknown-recording': { variant: 'bad-request-400', grade: 'observed', date: '2026-11-28' },
    'start-while-recording': { variant: 'unchanged' },
  },
  settle: '2s',
  accessTokenLifetimeSeconds: 600,
}

async function start(mock: CxoneMock, recordingId: string, type = 'application/json') {
  const headers = { authorization: `Bearer ${await tokenOf(mock, 'recorder')}`, 'content-type': type }
  const body = JSON.stringify({ recordingId, action: 'start' })
  const url = 'http://mock.test/api/v2/recording/recordingcontrols/start'
  return (await mock.fetch(new Request(url, { method: 'POST', headers, body }))).status
}

test('a mock behaves as its tenant profile says, and shows it', async () => {
  await using mock = await createCxoneMock({ tenantProfile: profile })
  expect(await start(mock, 'conv-123')).toBe(400)
  expect(await start(mock, 'rec-123', 'application/x-www-form-urlencoded')).toBe(202)
  expect(mock.defaultSandbox.settle).toEqual({ startMs: 2000, stopMs: 2000, maskMs: 2000 })
  expect(mock.tenantProfile).toEqual({
    name: 'acme na1',
    note: 'seen by the owner of the tenant',
    questions: 3,
    observed: 2,
    replaced: [],
  })
})

test('the lifetime of a profile is that of the clients without an own one', async () => {
  const [first, ...others] = demoScenario.clients.filter(({ clientId }) => clientId === 'recorder')
  const clients = [{ ...first, clientId: 'own', accessTokenLifetimeSeconds: 60 }, first, ...others]
  const scenario = { ...demoScenario, clients: clients.filter((each) => each !== undefined) }
  await using mock = await createCxoneMock({
    tenantProfile: profile,
    scenario: scenario as typeof demoScenario,
  })
  const lifetimes = await Promise.all(
    ['own', 'recorder'].map(async (id) => {
      const headers = { authorization: `Basic ${btoa(`${id}:recorder-secret`)}` }
      const body = new URLSearchParams({ grant_type: 'client_credentials' })
      const reply = await mock.fetch(
        new Request('http://mock.test/oauth/token', { method: 'POST', headers, body }),
      )
      return ((await reply.json()) as { readonly expires_in: number }).expires_in
    }),
  )
  expect(lifetimes).toEqual([60, 600])
})

test('an explanation cites the profile for a variant that it states, and only for that variant', async () => {
  await using mock = await createCxoneMock({ tenantProfile: profile })
  const { requests } = mock.defaultSandbox
  await start(mock, 'conv-123')
  expect(requests.explain().evidence).toEqual({
    grade: 'observed',
    source: 'tenant profile acme na1: unknown-recording=bad-request-400',
    location: 'tenant profile: acme na1',
    date: '2026-11-28',
  })
  const before = requests.last()?.id
  mock.defaultSandbox.setAssumptions({ 'unknown-recording': 'not-found-404' })
  await start(mock, 'conv-123')
  expect(requests.explain().evidence?.grade).toBe('assumed')
  expect(requests.explain(before).evidence?.grade).toBe('observed')
})

test('what a profile states without a grade stays assumed, and its source says who states it', async () => {
  await using mock = await createCxoneMock({ tenantProfile: { ...profile, settle: 0 } })
  await start(mock, 'rec-123')
  expect(await start(mock, 'rec-123')).toBe(200)
  const { requests } = mock.defaultSandbox
  expect(requests.explain(requests.last()?.id).row?.evidence).toMatchObject({
    grade: 'assumed',
    source: 'tenant profile acme na1: start-while-recording=unchanged',
    location: 'register: start-while-recording',
  })
})

test('with required evidence a response that a profile has observed is sent', async () => {
  const observed = { version: 1, name: 'acme', assumptions: {} } as const
  const options = { evidence: 'forum', tenantProfile: observed } as const
  const answers = async (assumptions: TenantProfile['assumptions']) => {
    await using mock = await createCxoneMock({ ...options, tenantProfile: { ...observed, assumptions } })
    return start(mock, 'rec-123')
  }
  const seen = { grade: 'observed', date: '2026-11-29' } as const
  expect(await answers({ 'success-body': { variant: 'recording', ...seen } })).toBe(200)
  expect(await answers({ 'success-body': { variant: 'recording' } })).toBe(501)
  expect(await answers({})).toBe(501)
})

test('options replace what a profile says, and the mock lists what they replace', async () => {
  const assumptions = {
    'media-type': 'refused',
    'success-body': 'empty',
    'unknown-recording': 'bad-request-400',
  } as const
  await using mock = await createCxoneMock({ tenantProfile: profile, assumptions, settle: '1s' })
  expect(await start(mock, 'rec-123', 'text/plain')).toBe(415)
  expect(mock.defaultSandbox.settle.startMs).toBe(1000)
  expect(mock.tenantProfile?.replaced).toEqual([{ name: 'media-type', stated: 'ignored', chosen: 'refused' }])
  expect(mock.defaultSandbox.requests.explain().evidence?.grade).toBe('assumed')
})

test('a profile applies to every scenario of the mock, and comes before its assumptions', async () => {
  const scenario = { ...demoScenario, assumptions: { 'unknown-recording': 'not-found-404' } }
  await using mock = await createCxoneMock({ tenantProfile: profile })
  const sandbox = await mock.sandbox({ scenario })
  expect(sandbox.assumptions['unknown-recording']).toBe('bad-request-400')
  const own = await mock.sandbox({ assumptions: { 'unknown-recording': 'not-found-404' } })
  expect(own.assumptions['unknown-recording']).toBe('not-found-404')
  await mock.defaultSandbox.loadScenario(scenario)
  expect(mock.defaultSandbox.assumptions['unknown-recording']).toBe('bad-request-400')
})

test.each([
  [{ name: 'x', assumptions: {} }, /the field "version" is missing/],
  [{ version: 2, name: 'x', assumptions: {} }, /version must be one of 1/],
  [{ version: 1, name: ' ', assumptions: {} }, /name must be a string that is not blank/],
  [
    { version: 1, name: 'x', assumptions: { 'media-typ': { variant: 'ignored' } } },
    /did you mean media-type\?/,
  ],
  [{ version: 1, name: 'x', assumptions: { 'media-type': { variant: 'ignore' } } }, /did you mean ignored\?/],
  [
    { version: 1, name: 'x', assumptions: { 'media-type': 'ignored' } },
    /assumptions.media-type must be an object/,
  ],
  [
    { version: 1, name: 'x', assumptions: { 'media-type': { variant: 'ignored', grade: 'documented' } } },
    /grade must be one of observed/,
  ],
  [
    { version: 1, name: 'x', assumptions: { 'media-type': { variant: 'ignored', grade: 'observed' } } },
    /assumptions.media-type: an observed variant needs a date/,
  ],
  [{ version: 1, name: 'x', assumptions: {}, settl: '2s' }, /settl/],
])('the tenant profile %j is not valid', async (given, reason) => {
  await expect(createCxoneMock({ tenantProfile: given as unknown as TenantProfile })).rejects.toThrow(reason)
})

async function profileFile(content: unknown): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'tenant-profile-')), 'acme.json')
  await writeFile(file, JSON.stringify(content))
  return file
}

test('--tenant-profile reads a file, and its errors name the file', async () => {
  const file = await profileFile(profile)
  const flags = parseStart(['--tenant-profile', file, '--assume', 'media-type=refused'], {})
  if (!flags) throw new Error('the flags are not read')
  const options = await optionsOf(flags)
  expect(options.tenantProfile).toEqual(profile)
  const wrong = await profileFile({ version: 1, name: 'x' })
  await expect(readTenantProfile(wrong)).rejects.toThrow(`${wrong}: The tenant profile is not valid`)
  await using mock = await createCxoneMock(options)
  let log = ''
  logTenantProfile(outOf({ write: (text: string) => (log += text) }), 'text', mock)
  expect(log).toBe(
    'tenant profile: acme na1 (3 questions, 2 observed)\n' +
      'cxone-mock: media-type=refused replaces media-type=ignored of the tenant profile acme na1.\n',
  )
})

test('validate reads a tenant profile', async () => {
  const file = await profileFile(profile)
  expect(await run(['validate', file])).toEqual({
    code: 0,
    stdout: `${file}: valid, a tenant profile with 3 questions\n`,
    stderr: '',
  })
  const wrong = await profileFile({ ...profile, assumptions: { 'media-typ': { variant: 'ignored' } } })
  expect(await run(['validate', wrong])).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('no ambiguity is named media-typ (did you mean media-type?)'),
  })
})
