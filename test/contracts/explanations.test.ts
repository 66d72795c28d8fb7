import { expect, test } from 'vitest'
import { casesOf } from '../../contracts/api/cases.js'
import { contracts } from '../../contracts/api/index.js'
import type { OperationContract } from '../../contracts/contract.js'
import { grades } from '../../contracts/evidence.js'
import { checkCase } from '../../kit/provider/check-case.js'
import { mockBehind } from '../hosts.js'
import { optionsOf, subjectOf } from './subject.js'

const refusals = Object.values<OperationContract>(contracts).flatMap((contract) =>
  casesOf(contract)
    .filter(({ expect: { status }, request: { method } }) => status >= 400 && method === undefined)
    .map((each) => ({ contract, each, title: `${contract.operationId} ${each.name}` })),
)

test.each(refusals)('the refusal is explained when $title', async ({ contract, each }) => {
  await using behind = await mockBehind('fetch', optionsOf(each))
  const { reply } = await checkCase(subjectOf(behind.mock, behind.send), contract, each)
  const { requests } = behind.mock.defaultSandbox
  const explained = requests.explain(requests.last()?.id)
  expect(explained).toMatchObject({
    outcome: 'rejected',
    status: reply.status,
    operation: contract.operationId,
    rule: expect.stringMatching(/^[a-zA-Z-]+$/),
    reason: expect.stringMatching(/\.$/),
  })
  expect(explained.fix).not.toEqual([])
  expect(explained.fix?.filter((step) => step === '')).toEqual([])
  expect(grades).toContain(explained.evidence?.grade)
  expect(explained.evidence?.source).toBeTruthy()
  // Our own words hold no secret: what is taken for one there is taken wrongly.
  expect(JSON.stringify([explained.fix, explained.evidence])).not.toContain('sha256:')
})
