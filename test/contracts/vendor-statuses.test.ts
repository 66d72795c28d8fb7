import { expect, test } from 'vitest'
import { knownUnsupported } from '../../contracts/api/known-unsupported.js'
import { vendorStatusesOf } from '../../tools/support-page.js'
import { vendorStatuses } from '../../tools/vendor-statuses.js'
import { casesOf } from '../../contracts/api/cases.js'
import { contracts, type OperationId } from '../../contracts/api/index.js'
import type { OperationContract } from '../../contracts/contract.js'
import { checkCase } from '../../kit/provider/check-case.js'
import { createCxoneMock } from '../../mock-server/index.js'
import { hosts, mockBehind, tokenOf } from '../hosts.js'
import { optionsOf } from '../../kit/claims/case-options.js'
import { subjectOf } from './subject.js'

const operations = Object.values<OperationContract>(contracts)

test('every status that NICE and Genesys list can be brought about, those of a success by state', () => {
  const not = operations.flatMap((contract) =>
    vendorStatusesOf(contract).unreachable.map((status) => `${contract.operationId} ${status}`),
  )
  expect(not).toEqual([])
  expect(Object.values(vendorStatuses).flat().length).toBeGreaterThan(200)
})

test("NICE's statuses are all declared by the contract", () => {
  const nice = operations.filter(({ surface }) => surface !== 'platform')
  const undeclared = nice.flatMap(({ operationId, responses }) =>
    (vendorStatuses[operationId] ?? [])
      .filter((status) => !(String(status) in responses))
      .map((status) => `${operationId} ${status}`),
  )
  expect(undeclared).toEqual([])
})

const byFault = operations.flatMap((contract) =>
  vendorStatusesOf(contract).byFault.map((status) => ({ contract, status, id: contract.operationId })),
)

test.each(byFault)('a fault brings about $id $status, and says so', async ({ contract, status, id }) => {
  const { before: _, ...each } =
    casesOf(contract).find(({ assume, world }) => !assume && !world) ?? casesOf(contract)[0]
  await using behind = await mockBehind('fetch', optionsOf(each))
  const { faults, requests } = behind.mock.defaultSandbox
  faults.use({ on: id as OperationId, status })
  const { reply } = await checkCase(subjectOf(behind.mock, behind.send), contract, each)
  expect(reply.status).toBe(status)
  expect(requests.explain()).toMatchObject({ operation: id, status, rule: 'fault' })
})

test.each(knownUnsupported)('$request answers $status, and explains it', async ({ request, status }) => {
  const mock = await createCxoneMock()
  const send = await hosts.fetch(mock)
  const token = await tokenOf(send, request.includes('/api/v2/') ? 'recorder' : 'sam.okafor@demo.example')
  const [method = '', target = ''] = request.split(' ')
  const headers = { authorization: `Bearer ${token}` }
  expect((await send({ method, target, headers })).status).toBe(status)
  const { reason, fix } = mock.defaultSandbox.requests.explain()
  expect([reason, ...(fix ?? [])].join(' ')).toContain(target.split('/').slice(0, 3).join('/'))
})
