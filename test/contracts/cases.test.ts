import { expect, test } from 'vitest'
import { casesOf } from '../../contracts/api/cases.js'
import { contracts } from '../../contracts/api/index.js'
import type { ContractCase } from '../../contracts/case.js'
import type { OperationContract } from '../../contracts/contract.js'
import { grades } from '../../contracts/evidence.js'
import { checkCase, compare, type CaseResult } from '../../kit/provider/check-case.js'
import type { SubjectResponse } from '../../kit/provider/subject.js'
import type { Explanation } from '../../mock-server/control/journal/explain.js'
import { hostNames, hostInTurn, mockBehind, type HostName } from '../hosts.js'
import { isFull } from '../sampled.js'
import { canBeOpened } from './can-be-opened.js'
import { unlistedFindings } from './nice-document.js'
import { misfits } from './schema.js'
import { optionsOf } from '../../kit/claims/case-options.js'
import { subjectOf } from './subject.js'

/** Every case goes over `fetch`, and every fifth over one host in turn. `npm run test:full` runs all over all hosts. */
const all = Object.values<OperationContract>(contracts)
  .flatMap((contract) => casesOf(contract).map((each) => ({ contract, each })))
  .map(({ contract, each }, index) => ({
    contract,
    each,
    title: `${contract.operationId} ${each.name}`,
    hosts: isFull ? hostNames : index % 5 === 0 ? hostInTurn(index / 5) : [],
  }))

interface Run extends CaseResult {
  readonly explained: Explanation
}

async function run(host: HostName, contract: OperationContract, each: ContractCase): Promise<Run> {
  await using behind = await mockBehind(host, optionsOf(each))
  const result = await checkCase(subjectOf(behind.mock, behind.send), contract, each)
  const { requests } = behind.mock.defaultSandbox
  return { ...result, explained: requests.explain(requests.last()?.id) }
}

test.each(all)('$title', async ({ contract, each, hosts }) => {
  const named = Object.keys(each.expect.headers ?? {}).concat('content-type', 'date')
  const seen = ({ reply: { status, headers, body } }: CaseResult) => ({
    status,
    body,
    headers: Object.fromEntries(named.map((name) => [name, headers[name]])),
  })
  const result = await run('fetch', contract, each)
  expect(result.findings).toEqual([])
  expect(shapeFindings(contract, result.reply)).toEqual([])
  if (!each.assume) expect(unlistedFindings(contract, result.reply)).toEqual([])
  if (result.reply.status >= 400 && each.request.method === undefined) expectExplained(contract, result)
  expect(broken(each, result.reply).filter(([, reply]) => compare(each.expect, reply).length === 0)).toEqual(
    [],
  )
  for (const host of hosts.filter((name) => name !== 'fetch')) {
    const elsewhere = await run(host, contract, each)
    expect([host, elsewhere.findings]).toEqual([host, []])
    expect(seen(elsewhere)).toEqual(seen(result))
  }
})

/** What in a reply is not as the contract declares replies of its status. */
function shapeFindings(contract: OperationContract, { status, headers, body }: SubjectResponse): string[] {
  const declared = contract.responses[String(status)]
  if (!declared) return [`status ${status} is not declared`]
  const [type] = Object.keys(declared.content ?? {})
  const sent = headers['content-type']?.split(';')[0]
  const schema = declared.content?.['application/json']?.schema
  return [
    ...(sent === type ? [] : [`the content type is ${sent}, not ${type}`]),
    ...((body === '') === (type === undefined) ? [] : [`the body is ${JSON.stringify(body)}`]),
    ...(schema ? misfits(schema, body) : []),
  ]
}

function expectExplained(contract: OperationContract, { reply, explained }: Run): void {
  expect(explained).toMatchObject({
    outcome: 'rejected',
    status: reply.status,
    operation: contract.operationId,
    rule: expect.stringMatching(/^[a-zA-Z-]+$/),
    reason: expect.stringMatching(/\.$/),
  })
  expect(explained.fix).not.toEqual([])
  expect(explained.fix?.filter((step) => step === '')).toEqual([])
  const { evidence, statusEvidence, bodyEvidence } = explained
  // A limit of the mock says nothing about the API, so it has a note instead of evidence.
  if (reply.status === 413) expect(explained.notes.join()).toMatch(/^The mock itself rejects this request\./)
  else expect(grades).toContain(evidence?.grade)
  for (const each of [evidence, statusEvidence, bodyEvidence]) {
    if (each) expect(canBeOpened(each), each.location).toBe(true)
  }
  expect(evidence?.source).not.toBe('')
  // Our own words hold no secret: what is taken for one there is taken wrongly.
  expect(JSON.stringify([explained.fix, explained.evidence])).not.toContain('sha256:')
}

/** The reply of servers that are wrong in one thing each. The case must catch every one, or it proves nothing. */
function broken({ expect: expected }: ContractCase, reply: SubjectResponse): [string, SubjectResponse][] {
  const status = { ...reply, status: reply.status === 200 ? 500 : 200 }
  const body = { ...reply, body: reply.body === '' ? ' ' : '{"ok":true}' }
  const headers = Object.entries(expected.headers ?? {}).map(([name, value]): [string, SubjectResponse] => {
    const { [name]: _, ...rest } = reply.headers
    return [`a wrong ${name}`, { ...reply, headers: value === null ? { ...rest, [name]: 'x' } : rest }]
  })
  return [
    ['a wrong status', status],
    ...(expected.body === undefined ? [] : [['a wrong body', body] as [string, SubjectResponse]]),
    ...headers,
  ]
}
