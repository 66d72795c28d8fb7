import { contracts } from '../../../contracts/api/index.js'
import type { OperationContract } from '../../../contracts/contract.js'
import type { Fault } from '../../faults/fault.js'
import { isBodyless, sendsNothing } from '../../http/message.js'

type Field = keyof Fault

/** Some fields, and why they have no effect in a fault. */
interface Finding {
  readonly fields: readonly Field[]
  readonly because: string | undefined
}

const response: readonly Field[] = ['status', 'redirectTo', 'headers', 'dateSkewMilliseconds']
const content: readonly Field[] = ['body', 'bodyBytes', 'mergePatch', 'chunkedDribbleDelay', 'bytes']
const delays: readonly Field[] = ['fixedDelayMilliseconds', 'delayDistribution']

/** Every field of a fault that would do nothing, with the field that prevents it. */
export function fieldsWithoutEffect(fault: Fault): string[] {
  const findings: readonly Finding[] = [
    { fields: [...response, ...content], because: unsent(fault) },
    { fields: delays, because: fault.fault === 'NEVER_ANSWER' ? 'the fault NEVER_ANSWER' : undefined },
    { fields: filled(fault, content), because: bodyless(fault) },
    { fields: ['fault'], because: needsBody(fault) ? bodyless(fault) : undefined },
    { fields: ['chunkedDribbleDelay'], because: breaks(fault) ? `the fault ${fault.fault}` : undefined },
    { fields: ['bytes'], because: cuts(fault) ? undefined : 'a fault that is not STALL or TRUNCATED_BODY' },
    { fields: ['bodyBytes'], because: fault.body === '' ? 'an empty body' : undefined },
    { fields: ['mergePatch'], because: isJsonOrAbsent(fault.body) ? undefined : 'a body that is not JSON' },
    { fields: ['delayDistribution'], because: given(fault, 'fixedDelayMilliseconds') },
    { fields: ['dateSkewMilliseconds'], because: header(fault, 'date') },
    { fields: ['redirectTo'], because: header(fault, 'location') },
    { fields: ['token'], because: withoutToken(fault) },
    { fields: ['commit'], because: fault.commit ? withoutCommit(fault) : undefined },
  ]
  const errors = findings.flatMap(({ fields, because }) =>
    because === undefined
      ? []
      : fields
          .filter((field) => fault[field] !== undefined)
          .map((field) => `${field} has no effect with ${because}; remove one of them`),
  )
  return [...new Set([...errors, ...retryAfterErrors(fault), ...repeatedHeaders(fault)])]
}

function unsent({ fault }: Fault): string | undefined {
  return sendsNothing(fault) ? `the fault ${fault}, which sends no response` : undefined
}

function breaks({ fault }: Fault): boolean {
  return fault !== undefined && fault !== 'MALFORMED_JSON'
}

function cuts({ fault }: Fault): boolean {
  return fault === 'STALL' || fault === 'TRUNCATED_BODY'
}

function needsBody(fault: Fault): boolean {
  return cuts(fault) || fault.fault === 'MALFORMED_JSON'
}

/** An empty body is what a bodyless response has, so it may be given. */
function filled({ body }: Fault, fields: readonly Field[]): readonly Field[] {
  return body === '' ? fields.filter((field) => field !== 'body') : fields
}

function bodyless({ status, body, fault }: Fault): string | undefined {
  if (status !== undefined && isBodyless(status)) return `status ${status}, which has no body`
  return body === '' && fault !== undefined ? 'an empty body' : undefined
}

function given(fault: Fault, field: Field): string | undefined {
  return fault[field] === undefined ? undefined : field
}

function header({ headers = {} }: Fault, name: string): string | undefined {
  const found = Object.keys(headers).find((each) => each.toLowerCase() === name)
  return found === undefined ? undefined : `headers.${found}`
}

function isJsonOrAbsent(body: string | undefined): boolean {
  try {
    if (body !== undefined) JSON.parse(body)
    return true
  } catch {
    return false
  }
}

/** The field that lets a fault answer instead of the API. */
function answer(fault: Fault): string | undefined {
  if (sendsNothing(fault.fault)) return `the fault ${fault.fault}`
  return (['status', 'redirectTo', 'quota'] as const).find((field) => fault[field] !== undefined)
}

/** The defects of the token that the client sent. The others come after the operation. */
const before: ReadonlySet<Fault['token']> = new Set(['EXPIRED', 'REVOKED', 'UNKNOWN', 'SCOPE_DOWNGRADED'])

function withoutToken(fault: Fault): string | undefined {
  const instead = answer(fault)
  if (instead !== undefined && !(fault.commit && !before.has(fault.token)))
    return `${instead}, which answers without looking at the token`
  const needsBearer =
    fault.token === 'REVOKED_AFTER' || (before.has(fault.token) && fault.token !== 'UNKNOWN')
  const targets = [fault.on ?? []].flat().map((operation): OperationContract => contracts[operation])
  return needsBearer && targets.length > 0 && targets.every(({ security }) => security.kind !== 'bearer')
    ? `${targets.map(({ operationId }) => operationId).join(', ')}, which no access token is sent to`
    : undefined
}

function withoutCommit(fault: Fault): string | undefined {
  if (before.has(fault.token)) return `token ${fault.token}, which is rejected before the operation`
  return answer(fault) === undefined ? 'a fault that lets the operation happen anyway' : undefined
}

function retryAfterErrors(fault: Fault): string[] {
  if (fault.quota?.retryAfter === undefined) return []
  const because = unsent(fault) ?? header(fault, 'retry-after')
  return because === undefined ? [] : [`quota.retryAfter has no effect with ${because}; remove one of them`]
}

function repeatedHeaders({ headers = {} }: Fault): string[] {
  const names = Object.keys(headers).map((name) => name.toLowerCase())
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => `headers: "${name}" is given twice, in different case`)
}
