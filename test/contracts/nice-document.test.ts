import { expect, test } from 'vitest'
import { casesOf } from '../../contracts/api/cases.js'
import { contracts } from '../../contracts/api/index.js'
import type { OperationContract } from '../../contracts/contract.js'
import { checkCase } from '../../kit/provider/check-case.js'
import { deviations } from '../../tools/nice-document/deviations.js'
import { niceDocument } from '../../tools/nice-document/nice-document.js'
import { mockBehind } from '../hosts.js'
import { niceFindings } from './nice-document.js'
import { optionsOf } from '../../kit/claims/case-options.js'
import { subjectOf } from './subject.js'

const operations = Object.values<OperationContract>(contracts)

/** All findings of the cases of an operation under the defaults. cases.test.ts rejects those that are not listed. */
async function findingsOf(contract: OperationContract): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const each of casesOf(contract).filter(({ assume }) => !assume)) {
    await using behind = await mockBehind('fetch', optionsOf(each))
    const { reply } = await checkCase(subjectOf(behind.mock, behind.send), contract, each)
    for (const finding of niceFindings(contract, reply)) found.add(`${contract.operationId} ${finding}`)
  }
  return found
}

const all = deviations.flatMap(({ findings, reason }) => findings.map((finding) => ({ finding, reason })))
const deviating = operations.filter(({ operationId }) =>
  all.some(({ finding }) => finding.startsWith(`${operationId} `)),
)

test.each(deviating)(
  'the listed deviations of $operationId from the document of NICE occur',
  async (contract) => {
    const found = await findingsOf(contract)
    const listed = all.map(({ finding }) => finding)
    const own = listed.filter((finding) => finding.startsWith(`${contract.operationId} `))
    expect(own.filter((finding) => !found.has(finding))).toEqual([])
  },
)

test('each deviation is listed once, with a reason, for an operation that NICE documents', () => {
  expect(new Set(all.map(({ finding }) => finding)).size).toBe(all.length)
  expect(all.filter(({ reason }) => reason.length < 20)).toEqual([])
  const unknown = all.filter(({ finding }) => niceDocument[finding.replace(/ .*/, '')] === undefined)
  expect(unknown).toEqual([])
})

const json = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
})

test.each([
  ['an undeclared status', json(418, {}), ['status 418 is not declared']],
  ['a body where none is declared', json(404, {}), ['404: a body']],
  ['no body', { status: 403, headers: {}, body: '' }, ['403: no body']],
  ['a wrong type', json(202, { sessionId: 1 }), ['202: /sessionId must be string string']],
  ['a missing field', json(202, {}), ["202: must have required property 'sessionId' sessionId"]],
  [
    'a field that is not declared',
    json(403, { error: 'x', message: 'y' }),
    ['403: must NOT have additional properties message'],
  ],
  [
    'another media type',
    { status: 202, headers: { 'content-type': 'text/html' }, body: 'x' },
    ['202: the type text/html'],
  ],
] as const)('%s does not fit the document of NICE', (_, reply, findings) => {
  const of = reply.status === 404 ? contracts.recordCall : contracts.startAgentSession
  expect(niceFindings(of, reply)).toEqual(findings)
})

test('a required header that is missing does not fit the document of NICE', () => {
  const reply = { status: 401, headers: { pragma: 'no-cache' }, body: '' }
  expect(niceFindings(contracts.getUserinfo, reply)).toEqual([
    '401: the header cache-control is missing',
    '401: the header www-authenticate is missing',
  ])
})
