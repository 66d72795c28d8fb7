import { contracts, type OperationId } from '../../contracts/api/index.js'
import type { CaseRequest, ContractCase } from '../../contracts/case.js'
import type { OperationContract } from '../../contracts/contract.js'
import { differences } from '../../contracts/matchers.js'
import { filled, partOf, type Captures } from './captures.js'
import type { Subject, SubjectRequest, SubjectResponse } from './subject.js'

/** The result of a case: the response, and how it differs from the expected one. */
export interface CaseResult {
  readonly reply: SubjectResponse
  readonly findings: readonly string[]
}

/** Sends the requests of a case and compares the response. A failed preparation step is a finding. */
export async function checkCase(
  subject: Subject,
  contract: OperationContract,
  { before = [], advance, request, expect }: ContractCase,
): Promise<CaseResult> {
  const tokens = new Map<string, string>()
  const withToken = async ({ as }: CaseRequest): Promise<string | undefined> => {
    if (as === undefined) return undefined
    const token = tokens.get(as) ?? (await subject.token(as))
    tokens.set(as, token)
    return token
  }
  const captures: Captures = new Map()
  for (const step of before) {
    const reply = await subject.send(
      requestOf(contracts[step.operation as OperationId], filled(step, captures), await withToken(step)),
    )
    if (step.rejected === undefined ? reply.status >= 400 : reply.status !== step.rejected) {
      return {
        reply,
        findings: [`before: ${step.operation} answered ${reply.status}, so the case was not tested`],
      }
    }
    for (const name of [step.keep ?? []].flat()) captures.set(name, partOf(reply, name))
  }
  const token = await withToken(request)
  if (advance !== undefined) await subject.advance(advance)
  const reply = await subject.send(requestOf(contract, filled(request, captures), token))
  return { reply, findings: compare(expect, reply) }
}

/** A request of a case as it is sent, with an encoded `{name}` for each captured value. */
export interface CaseSending {
  readonly operationId: string
  /** The owner of its token. */
  readonly as?: string
  readonly request: SubjectRequest
}

/** All requests of a case except token requests, in order. */
export function sendingsOf(
  contract: OperationContract,
  { before = [], request }: ContractCase,
): CaseSending[] {
  const sending = (of: OperationContract, each: CaseRequest): CaseSending => ({
    operationId: of.operationId,
    ...(each.as === undefined ? {} : { as: each.as }),
    request: requestOf(of, each, undefined),
  })
  return [
    ...before.map((step) => sending(contracts[step.operation as OperationId], step)),
    sending(contract, request),
  ]
}

/** What of a reply is not as a case expects. */
export function compare(expect: ContractCase['expect'], reply: SubjectResponse): string[] {
  const findings = differences(expect.status, reply.status, 'status')
  for (const [name, value] of Object.entries(expect.headers ?? {})) {
    const sent = reply.headers[name]
    if (value === null && sent !== undefined) findings.push(`header ${name}: expected none, got ${sent}`)
    if (value !== null) findings.push(...differences(value, sent, `header ${name}`))
  }
  if (expect.body === '') findings.push(...differences('', reply.body, 'body'))
  else if (expect.body !== undefined) findings.push(...differences(expect.body, parse(reply.body), 'body'))
  return findings
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

function requestOf(
  contract: OperationContract,
  request: CaseRequest,
  token: string | undefined,
): SubjectRequest {
  const { path: template = contract.path, params = {}, query, headers = {}, json, form, text } = request
  const path = template.replaceAll(/\{([^{}]+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  )
  const body =
    json === undefined ? (form ? new URLSearchParams(form).toString() : text) : JSON.stringify(json)
  return {
    method: request.method ?? contract.method,
    target: query ? `${path}?${new URLSearchParams(query)}` : path,
    headers: {
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  }
}
