import { afterAll, expect, test } from 'vitest'
import { casesOf } from '../../contracts/api/cases.js'
import { contracts } from '../../contracts/api/index.js'
import type { ContractCase } from '../../contracts/case.js'
import type { OperationContract } from '../../contracts/contract.js'
import { checkCase, type CaseResult } from '../../kit/provider/check-case.js'
import type { SubjectRequest } from '../../kit/provider/subject.js'
import { optionsOf } from '../../kit/claims/case-options.js'
import { subjectOf } from '../contracts/subject.js'
import { mockBehind } from '../hosts.js'
import { redisServer } from './redis.js'
import { storeDirectory, storedMock } from './stored.js'

const all = Object.values<OperationContract>(contracts).flatMap((contract) =>
  casesOf(contract).map((each) => ({ contract, each, title: `${contract.operationId} ${each.name}` })),
)

/** Every sixteenth case is restarted before its last request: a restart takes a while. */
const restarted = all.filter(({ each: { before = [], request } }, index) => {
  const steps = before.length + (request.as === undefined ? 0 : 1)
  return steps > 0 && index % 16 === 0
})

test.each(all)('with a store, $title has the response that it has in memory', async ({ contract, each }) => {
  await using directory = await storeDirectory()
  await using stored = await storedMock(directory.path, optionsOf(each))
  const result = await checkCase(subjectOf(stored.mock, stored.send), contract, each)
  expect(result.findings).toEqual([])
  expect(result.reply).toEqual(await inMemory(contract, each))
})

const redis = await redisServer()
afterAll(() => redis[Symbol.asyncDispose]())

/** Every third case runs on Redis, because LMDB has all of them and only the storage differs. */
test.each(all.map((each, index) => ({ ...each, index })).filter(({ index }) => index % 3 === 0))(
  'with Redis, $title has the response that it has in memory',
  async ({ contract, each, index }) => {
    const store = `${redis.url}?prefix=case-${index}`
    await using stored = await storedMock(store, optionsOf(each))
    const result = await checkCase(subjectOf(stored.mock, stored.send), contract, each)
    expect(result.findings).toEqual([])
    expect(result.reply).toEqual(await inMemory(contract, each))
  },
)

test.each(restarted)(
  'after a restart before its last request, $title has the response that it has in memory',
  async ({ contract, each }) => {
    await using directory = await storeDirectory()
    let current = await storedMock(directory.path, optionsOf(each))
    const sends = (each.before ?? []).length + 1
    let sent = 0
    const send = async (request: SubjectRequest) => {
      sent += 1
      if (sent === sends) {
        await current.mock.close()
        current = await storedMock(directory.path, optionsOf(each))
      }
      return current.send(request)
    }
    const subject = {
      ...subjectOf(current.mock, (request) => current.send(request)),
      send,
      advance: async (duration: string) => current.mock.defaultSandbox.clock.advance(duration),
    }
    const result = await checkCase(subject, contract, each)
    await current.mock.close()
    expect(result.reply).toEqual(await inMemory(contract, each))
  },
)

async function inMemory(contract: OperationContract, each: ContractCase): Promise<CaseResult['reply']> {
  await using behind = await mockBehind('fetch', optionsOf(each))
  return (await checkCase(subjectOf(behind.mock, behind.send), contract, each)).reply
}
