import { expect, test } from 'vitest'
import { contracts } from '../../contracts/api/index.js'
import type { OperationContract } from '../../contracts/contract.js'
import { grades } from '../../contracts/evidence.js'
import { checkCase } from '../../kit/provider/check-case.js'
import { misfits } from '../contracts/schema.js'
import { optionsOf } from '../../kit/claims/case-options.js'
import { subjectOf } from '../contracts/subject.js'
import { hostNames, mockBehind, type HostName, type Received, type Sent } from '../hosts.js'
import { isFull } from '../sampled.js'
import { unharmed } from './ask.js'
import { goodCase, isLenient, mistakesIn } from './mistakes.js'

const operations = Object.values<OperationContract>(contracts)

const planned = operations.flatMap((contract) => {
  const each = goodCase(contract)
  return each ? [{ contract, each, operationId: contract.operationId }] : []
})

/** A mock, and the request of a case as it goes over the wire, with its token. */
async function ready(host: HostName, { contract, each }: (typeof planned)[number]) {
  const behind = await mockBehind(host, optionsOf(each))
  let request: Sent | undefined
  let left = each.before?.length ?? 0
  const noted: typeof behind.send = async (sent) => {
    if (left-- > 0) return behind.send(sent)
    request = sent
    return { status: 200, headers: {}, body: '' }
  }
  await checkCase({ ...subjectOf(behind.mock, behind.send), send: noted }, contract, each)
  if (!request) throw new Error(`${contract.operationId} sends nothing`)
  return { ...behind, request, [Symbol.asyncDispose]: () => behind[Symbol.asyncDispose]() }
}

/** What is wrong with a refusal: its status, its shape, or that nobody says why. */
function findings(
  contract: OperationContract,
  statuses: readonly number[],
  { status, headers, body }: Received,
  explained: { readonly rule?: string; readonly reason?: string; readonly fix?: readonly string[] },
): string[] {
  const found: string[] = []
  if (!statuses.includes(status)) found.push(`${status}, not ${statuses.join(' or ')}: ${body.slice(0, 200)}`)
  const declared = contract.responses[String(status)]
  if (declared && status >= 400) {
    const [type] = Object.keys(declared.content ?? {})
    const sent = headers['content-type']?.split(';')[0]
    if (sent !== type) found.push(`${sent}, not ${type}`)
    const schema = declared.content?.['application/json']?.schema
    if (schema) found.push(...misfits(schema, body))
  }
  if (status < 400 && isLenient(contract)) return found
  if (!explained.rule || !explained.reason?.endsWith('.') || !explained.fix?.length) {
    found.push(`it is explained by ${JSON.stringify(explained)}`)
  }
  return found
}

test('there is a request that succeeds for every operation', () => {
  const without = operations.filter((contract) => !goodCase(contract))
  expect(without.map(({ operationId }) => operationId)).toEqual([])
})

const everywhere = planned.flatMap((each, index) =>
  (isFull ? hostNames : [hostNames[index % hostNames.length] ?? 'fetch']).map((host) => ({ ...each, host })),
)

test.each(everywhere)('$operationId refuses what is wrong with a request over $host', async (plan) => {
  const { contract, host } = plan
  await using behind = await ready(host, plan)
  const { mock, send, request } = behind
  const ofPath = operations.filter(({ path }) => path === contract.path).map(({ method }) => method)
  const found: Record<string, readonly string[]> = {}
  for (const { name, request: wrong, statuses } of mistakesIn({ contract, request }, new Set(ofPath))) {
    const reply = await unharmed(mock, () => send(wrong))
    const explained = mock.defaultSandbox.requests.explain(mock.defaultSandbox.requests.last()?.id)
    const wrongs = findings(contract, statuses, reply, explained)
    if (explained.evidence && !grades.includes(explained.evidence.grade)) wrongs.push('no grade')
    if (wrongs.length > 0) found[name] = wrongs
  }
  expect(found).toEqual({})
})

/** Not under the variant that accepts the tokens of both services: there is no token of another. */
const withToken = planned.filter(
  ({ contract, each }) =>
    contract.security.kind === 'bearer' && each.assume?.['cxone-token-on-api-v2'] === undefined,
)

test.each(withToken)(
  '$operationId refuses the token of another service, and one that has expired',
  async (plan) => {
    const { contract, each } = plan
    await using behind = await ready('fetch', plan)
    const { mock, send, request } = behind
    const stranger = each.request.as?.includes('@') ? 'recorder' : 'sam.okafor@demo.example'
    const authorization = `Bearer ${await subjectOf(mock, send).token(stranger)}`
    const explain = () => mock.defaultSandbox.requests.explain(mock.defaultSandbox.requests.last()?.id)
    const foreign = await unharmed(mock, () =>
      send({ ...request, headers: { ...request.headers, authorization } }),
    )
    expect(findings(contract, [401], foreign, explain())).toEqual([])
    mock.defaultSandbox.clock.advance('61m')
    const expired = await unharmed(mock, () => send(request))
    expect(findings(contract, [401], expired, explain())).toEqual([])
    expect(explain().reason).toMatch(/expired/)
  },
)

test.each(planned)('$operationId takes what it does not know in a query or in JSON', async (plan) => {
  await using behind = await ready('fetch', plan)
  const { send, request } = behind
  const target = `${request.target}${request.target.includes('?') ? '&' : '?'}utm_source=x&utm_source=y`
  const { body: sent } = request
  const isObject = typeof sent === 'string' && sent.startsWith('{')
  const body = isObject ? { body: `{"surplus":{"a":[1]},${sent.slice(1)}` } : {}
  expect((await send({ ...request, target, ...body })).status).toBe(plan.each.expect.status)
})
