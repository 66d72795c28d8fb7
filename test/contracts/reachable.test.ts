import { expect, test } from 'vitest'
import { casesOf } from '../../contracts/api/cases.js'
import { contracts, type OperationId } from '../../contracts/api/index.js'
import type { OperationContract } from '../../contracts/contract.js'
import { checkCase } from '../../kit/provider/check-case.js'
import { mockBehind } from '../hosts.js'
import { isDeclaredByNice, unlistedFindings } from './nice-document.js'
import { misfits } from './schema.js'
import { optionsOf } from '../../kit/claims/case-options.js'
import { subjectOf } from './subject.js'

const declared = Object.values<OperationContract>(contracts).flatMap((contract) =>
  Object.keys(contract.responses).map((status) => ({
    contract,
    status: Number(status),
    title: `${contract.operationId} ${status}`,
  })),
)

test.each(declared.filter(({ status }) => status < 400))(
  'a case brings about what succeeds: $title',
  ({ contract, status }) => {
    expect(casesOf(contract).map(({ expect: { status: each } }) => each)).toContain(status)
  },
)

test.each(declared.filter(({ status }) => status >= 400))(
  'a fault brings about $title, in the shape that is declared',
  async ({ contract, status }) => {
    // The fault answers at once, so nothing has to go before; some operations are there under an assumption only.
    const { before: _, ...each } =
      casesOf(contract).find(({ assume, world }) => !assume && !world) ?? casesOf(contract)[0]
    await using behind = await mockBehind('fetch', optionsOf(each))
    const state = JSON.stringify(behind.mock.defaultSandbox.state())
    behind.mock.defaultSandbox.faults.use({ on: contract.operationId as OperationId, status })
    const { as: __, ...anonymous } = each.request
    const { reply } = await checkCase(subjectOf(behind.mock, behind.send), contract, {
      ...each,
      request: anonymous,
    })
    expect(reply.status).toBe(status)
    expect(JSON.stringify(behind.mock.defaultSandbox.state())).toBe(state)
    const [type] = Object.keys(contract.responses[String(status)]?.content ?? {})
    expect(reply.headers['content-type']?.split(';')[0]).toBe(type)
    const schema = contract.responses[String(status)]?.content?.['application/json']?.schema
    if (schema) expect(misfits(schema, reply.body)).toEqual([])
    if (isDeclaredByNice(contract, status)) expect(unlistedFindings(contract, reply)).toEqual([])
  },
)
