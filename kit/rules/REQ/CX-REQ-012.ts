import { targetOf } from '../../queries/tokens/token-places.js'
import { defineRule, findingOf, type Step } from '../../model/rule.js'
import { apiRequests, commands, jsonOf, readRequests } from '../../model/transcript.js'

/** Ids that look like a number, that only differ in case, and that end with a blank. */
const calls = [
  { conversationId: '00042', recordingId: '0012345678901234567890' },
  { conversationId: 'Kit-CONV-a', recordingId: 'Kit-REC-a' },
] as const

export const CX_REQ_012 = defineRule({
  id: 'CX-REQ-012',
  title: 'must send ids exactly as it was given them',
  rationale:
    'An id is opaque. As a number it loses its leading zeros and its last digits, and in lower case it is another id.',
  fix: 'Treat ids as strings: do not parse, trim, or change the case of them.',
  level: 'MUST',
  sources: [
    { ref: 'RFC 8259 6: numbers beyond 2^53 are not interoperable', grade: 'standard' },
    { ref: 'RFC 3986 6.2.2.1: paths are case-sensitive', grade: 'standard' },
  ],
  profiles: ['recordingcontrols'],
  setup: { calls },
  steps: calls.flatMap((_, call): Step[] => [
    { run: 'startRecording', call },
    { run: 'getRecording', call, ifAble: true },
  ]) as [Step, ...Step[]],
  guard: (transcript) => apiRequests(transcript).length > 0 || 'The client sent no request to the API.',
  expect: (transcript) => {
    const ids = new Set<unknown>(transcript.calls.flatMap((call) => Object.values(call)))
    const isChanged = (value: unknown) => value !== undefined && !ids.has(value)
    return [
      ...findingOf(
        'id-changed',
        commands(transcript).filter((each) => isChanged(jsonOf(each)?.['recordingId'])),
        ({ id, body }) =>
          `The recordingId in ${body.slice(0, 120)} of request ${id} is none that the client was given.`,
      ),
      ...findingOf(
        'id-changed',
        readRequests(transcript).filter((each) => isChanged(targetOf(each).path.split('/').at(-1))),
        ({ id, target }) =>
          `The path ${target.slice(0, 120)} of request ${id} names no conversation that the client was given.`,
      ),
    ]
  },
  mutants: ['sends-numeric-ids-as-numbers', 'lower-cases-ids'],
})
