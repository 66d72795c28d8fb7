import { expect, test } from 'vitest'
import {
  ControlError,
  createCxoneMock,
  demoScenario,
  parseScenario,
  type Fault,
  type Snapshot,
} from '../../mock-server/index.js'

const [client] = demoScenario.clients
const many = Array.from({ length: 200_000 }, (_, index) => index)
const manyFields = Object.fromEntries(many.map((index) => [`field-${index}`, index]))
const deep = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`) as object

test.each<[string, () => Promise<unknown>, unknown]>([
  [
    'a scenario with 200,000 wrong divisions',
    () => parseScenario({ ...demoScenario, clients: [{ ...client, divisions: many }] }),
    'clients[0].divisions[0] must be a string, not 0',
  ],
  [
    'a scenario of 200,000 levels',
    () => parseScenario({ ...demoScenario, assumptions: { 'missing-scope': deep } }),
    'assumptions.missing-scope must be a string, not a list',
  ],
  [
    'options with 200,000 unknown fields',
    () => createCxoneMock(manyFields),
    'there is no field "field-0"; the fields are scenario, seed, clock, assumptions, tenantProfile, settle, evidence, issuer, maxSandboxes, journalMegabytes, tokenMegabytes, store, port, adminPort, host, allowedHosts, noAdmin, adminToken, tls, intercept',
  ],
  [
    'a fault with 200,000 unknown operations',
    async () =>
      (await createCxoneMock()).defaultSandbox.faults.use({ status: 503, on: many } as unknown as Fault),
    expect.stringMatching(/^on\[0\] must be one of .*, not 0$/),
  ],
  [
    'a fault of 200,000 levels',
    async () => (await createCxoneMock()).defaultSandbox.faults.use({ mergePatch: { deep } }),
    'mergePatch must have at most 64 levels',
  ],
  [
    'a snapshot with 200,000 wrong tokens',
    async () => {
      const { defaultSandbox: sandbox } = await createCxoneMock()
      sandbox.restore({ ...sandbox.snapshot(), tokens: many } as unknown as Snapshot)
    },
    'tokens[0] must be an object, not 0',
  ],
])('%s is rejected for the first thing that is wrong', async (_, check, error) => {
  const rejected = await check().catch((thrown: unknown) => thrown)
  expect(rejected).toBeInstanceOf(ControlError)
  expect(rejected).toMatchObject({ status: 400, errors: [error] })
})

test('an error does not quote a secret', async () => {
  const wrong = { ...demoScenario, clients: [{ ...client, clientSecret: 90_210 }] }
  await expect(parseScenario(wrong)).rejects.toMatchObject({
    errors: ['clients[0].clientSecret must be a string'],
  })
})

test('a long value or name is quoted in part', async () => {
  const long = 'x'.repeat(1000)
  const errorsOf = async (scenario: object) =>
    parseScenario({ ...demoScenario, ...scenario }).catch((error: unknown) => (error as ControlError).errors)
  expect(await errorsOf({ settle: long })).toEqual([
    `settle must be a duration such as 2s (0 to 24h), not "${'x'.repeat(79)}…`,
  ])
  expect(await errorsOf({ tenant: { id: 'a', name: 'b', [long]: 1 } })).toEqual([
    `tenant: there is no field "${'x'.repeat(79)}…; the fields are id, name, tenantId, area, cluster, domain, acdDomain, uhDomain, busNo, product`,
  ])
})
