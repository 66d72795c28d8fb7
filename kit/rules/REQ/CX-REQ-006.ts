import { operationRequests, type OperationRequestArrival } from '../../queries/operation-requests.js'
import { defineRule, finding, findingOf, type Finding } from '../../model/rule.js'
import { targetOf } from '../../queries/tokens/token-places.js'
import { jsonOf } from '../../model/transcript.js'

/** How the server refuses what does not fit the contract; `…-required` is there for each member. */
const refusals = /^(?:.+-required|body-schema|query-schema|method|action-.+)$/

/**
 * The server takes members that it does not know, as receivers should; the kit judges the sender. What a good
 * request looks like is known from the forum's thread only where recordings are started and stopped.
 */
export const CX_REQ_006 = defineRule({
  id: 'CX-REQ-006',
  title: 'sends what the contract of the operation has, and nothing besides',
  rationale:
    'The thread that this project began with sent conferenceId and recordingName, which mean nothing to the API. Members that are ignored today hide a misunderstanding, and are refused by a stricter release.',
  fix: 'Compare the request with the OpenAPI document: cxone-mock export openapi.',
  level: 'MUST',
  sources: [{ ref: 'forum thread 12571: {"recordingId": …, "action": "start"}', grade: 'unverified' }],
  profiles: ['recordingcontrols'],
  always: true,
  steps: [{ run: 'startRecording' }, { run: 'stopRecording' }],
  guard: (transcript) =>
    operationRequests(transcript).some(({ schema }) => schema) ||
    'No request for an operation that takes a body came.',
  expect: (transcript) => {
    const requests = operationRequests(transcript)
    return [
      ...findingOf(
        'refused-by-contract',
        transcript.arrivals.filter(({ at, refusedBy = '' }) => at === 'api' && refusals.test(refusedBy)),
        ({ method, operation = method, refusedBy }) => `${operation} was refused: ${refusedBy}.`,
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
  requests: readonly OperationRequestArrival[],
  namesIn: (request: OperationRequestArrival) => readonly string[],
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
      shown.map(({ arrival }) => arrival),
    ),
  ]
}

function missing({ arrival, schema }: OperationRequestArrival): string[] {
  const body = jsonOf(arrival) ?? {}
  return (schema?.required ?? []).filter((name) => !Object.hasOwn(body, name))
}

function unknownMembers({ arrival, schema }: OperationRequestArrival): string[] {
  if (!schema?.properties) return []
  const { properties } = schema
  return Object.keys(jsonOf(arrival) ?? {}).filter((name) => !Object.hasOwn(properties, name))
}

function unknownParameters({ arrival, contract }: OperationRequestArrival): string[] {
  const known = new Set(contract.parameters?.flatMap((each) => (each.in === 'query' ? [each.name] : [])))
  return [...targetOf(arrival).query.keys()].filter((name) => !known.has(name))
}
