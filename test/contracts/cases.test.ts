import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { casesOf } from '../../contracts/api/cases.js'
import { contracts } from '../../contracts/api/index.js'
import type { ContractCase } from '../../contracts/case.js'
import type { OperationContract } from '../../contracts/contract.js'
import { checkCase } from '../../kit/provider/check-case.js'
import { hostNames, mockBehind, type HostName } from '../hosts.js'
import { optionsOf, subjectOf } from './subject.js'

const all = Object.values<OperationContract>(contracts).flatMap((contract) =>
  casesOf(contract).map((each) => ({ contract, each, title: `${contract.operationId} ${each.name}` })),
)

async function run(host: HostName, contract: OperationContract, each: ContractCase) {
  await using behind = await mockBehind(host, optionsOf(each))
  return await checkCase(subjectOf(behind.mock, behind.send), contract, each)
}

test.each(all)('$title, over every host and with the same bytes', async ({ contract, each }) => {
  const named = Object.keys(each.expect.headers ?? {}).concat('content-type', 'date')
  const results = await Promise.all(hostNames.map((host) => run(host, contract, each)))
  const findings = results.map((result, index) => [hostNames[index], result.findings])
  expect(findings).toEqual(hostNames.map((host) => [host, []]))
  const compared = results.map(({ reply: { status, headers, body } }) => ({
    status,
    body,
    headers: Object.fromEntries(named.map((name) => [name, headers[name]])),
  }))
  expect(compared).toEqual(compared.map(() => compared[0]))
})

test.each(all)('the body fits the schema of the contract when $title', async ({ contract, each }) => {
  const { reply } = await run('fetch', contract, each)
  const declared = contract.responses[String(reply.status)]
  expect(declared, `status ${reply.status} is declared`).toBeDefined()
  const [type] = Object.keys(declared?.content ?? {})
  expect(reply.body === '').toBe(type === undefined)
  expect(reply.headers['content-type']?.split(';')[0]).toBe(type)
  const schema = declared?.content?.['application/json']?.schema
  if (!schema) return
  const ajv = new Ajv2020({ strict: false, formats: { 'date-time': true } })
  ajv.validate(schema, JSON.parse(reply.body))
  expect(ajv.errors ?? []).toEqual([])
})
