import { operationRequests, type ContractRequest } from '../../queries/operation-requests.js'
import { defineRule, finding, findingOf, type Finding } from '../../model/rule.js'
import { targetOf } from '../../queries/tokens/token-places.js'
import { jsonOf } from '../../model/transcript.js'

/** Reasons of rejections by the contract. `…-required` exists for each member. */
const rejections = /^(?:.+-required|body-schema|query-schema|method|action-.+)$/

/**
 * The server ignores unknown members, as receivers should, but the kit judges the sender. The forum thread shows valid
 * requests only for starts and stops.
 */
export const CX_REQ_006 = defineRule({
  id: 'CX-REQ-006',
  title: 'must send only the members and parameters that the contract of the operation defines',
  rationale:
    'In the forum thread, the client sent conferenceId and recordingName, which the API does not know. Members that are ignored today hide a misunderstanding, and a stricter release rejects them.',
  fix: 'Compare the request with the OpenAPI document: cxone-mock export openapi.',
  level: 'MUST',
  sources: [{ ref: 'forum thread 12571: {"recordingId": …, "action": "start"}', grade: 'unverified' }],
  profiles: ['recordingcontrols'],
  always: true,
  steps: [{ run: 'startRecording' }, { run: 'stopRecording' }],
  guard: (transcript) =>
    operationRequests(transcript).some(({ schema }) => schema) ||
    'The client sent no request for an operation with a body.',
  expect: (transcript) => {
    const requests = operationRequests(transcript)
    return [
      ...findingOf(
        'refused-by-contract',
        transcript.arrivals.filter(({ at, refusedBy = '' }) => at === 'api' && rejections.test(refusedBy)),
        ({ method, operation = method, refusedBy }) => `${operation} was rejected: ${refusedBy}.`,
      ),
      ...byMembers('missing-member', 'lacks', requests, missing),
      ...byMembers('unknown-member', 'does not know', requests, unknownMembers),
      ...byMembers('unknown-parameter', 'does not know the parameter', requests, unknownParameters),
    ]
  },
  mutants: ['sends-members-that-nobody-knows', 'sends-the-conference-id'],
})

function byMembers(
  code: string,
  verb: string,
  requests: readonly ContractRequest[],
  namesIn: (request: ContractRequest) => readonly string[],
): Finding[] {
  const shown = requests.filter((request) => namesIn(request).length > 0)
  const [first] = shown
  if (!first) return []
  const names = namesIn(first).map((name) => name.slice(0, 40))
  const subject = verb === 'lacks' ? 'The body of' : 'The contract of'
  const message = `${subject} ${first.contract.operationId} ${verb} ${names.join(', ')}.`
  return [
    finding(
      code,
      message,
      shown.map(({ request }) => request),
    ),
  ]
}

function missing({ request, schema }: ContractRequest): string[] {
  const body = jsonOf(request) ?? {}
  return (schema?.required ?? []).filter((name) => !Object.hasOwn(body, name))
}

function unknownMembers({ request, schema }: ContractRequest): string[] {
  if (!schema?.properties) return []
  const { properties } = schema
  return Object.keys(jsonOf(request) ?? {}).filter((name) => !Object.hasOwn(properties, name))
}

function unknownParameters({ request, contract }: ContractRequest): string[] {
  const known = new Set(contract.parameters?.flatMap((each) => (each.in === 'query' ? [each.name] : [])))
  return [...targetOf(request).query.keys()].filter((name) => !known.has(name))
}
