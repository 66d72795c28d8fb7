import { expect, test } from 'vitest'
import { casesOf } from '../../contracts/api/cases.js'
import { contracts } from '../../contracts/api/index.js'
import type { ContractCase } from '../../contracts/case.js'
import type { OperationContract } from '../../contracts/contract.js'
import { checkCase } from '../../kit/provider/check-case.js'
import { mockBehind } from '../hosts.js'
import { optionsOf, subjectOf } from './subject.js'
import type { SubjectResponse, SubjectRequest } from '../../kit/provider/subject.js'

const all = Object.values<OperationContract>(contracts).flatMap((contract) =>
  casesOf(contract).map((each) => ({ contract, each, title: `${contract.operationId} ${each.name}` })),
)

/** Servers that are wrong in one thing each, and in which cases that shows. */
const broken = {
  'a wrong status': (reply: SubjectResponse): SubjectResponse => ({
    ...reply,
    status: reply.status === 200 ? 500 : 200,
  }),
  'a wrong body': (reply: SubjectResponse): SubjectResponse => ({
    ...reply,
    body: reply.body === '' ? ' ' : '{"ok":true}',
  }),
}

test.each(all)('a server with a wrong status is caught when $title', async ({ contract, each }) => {
  expect(await findings(contract, each, broken['a wrong status'])).not.toEqual([])
})

const withBody = all.filter(({ each }) => each.expect.body !== undefined)

test.each(withBody)('a server with a wrong body is caught when $title', async ({ contract, each }) => {
  expect(await findings(contract, each, broken['a wrong body'])).not.toEqual([])
})

const withHeaders = all.flatMap(({ contract, each, title }) =>
  Object.entries(each.expect.headers ?? {}).map(([name, value]) => ({ contract, each, title, name, value })),
)

test.each(withHeaders)(
  'a server with a wrong $name is caught when $title',
  async ({ contract, each, name, value }) => {
    const change = (reply: SubjectResponse): SubjectResponse => {
      const { [name]: _, ...rest } = reply.headers
      return { ...reply, headers: value === null ? { ...rest, [name]: 'x' } : rest }
    }
    expect(await findings(contract, each, change)).not.toEqual([])
  },
)

/** Only the reply to the request under test is broken: what goes before it must work. */
async function findings(
  contract: OperationContract,
  each: ContractCase,
  change: (reply: SubjectResponse) => SubjectResponse,
): Promise<readonly string[]> {
  await using behind = await mockBehind('fetch', optionsOf(each))
  let left = each.before?.length ?? 0
  const last = (reply: SubjectResponse, _: SubjectRequest) => (left-- > 0 ? reply : change(reply))
  return (await checkCase(subjectOf(behind.mock, behind.send, last), contract, each)).findings
}
