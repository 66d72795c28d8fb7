import { string, strings } from '../../mock-server/validation/values.js'

const text = { type: 'string', format: 'not-blank' } as const
const day = { type: 'string', format: 'day' } as const
const oneOrMore = { anyOf: [string, strings] } as const

const known = {
  type: 'object',
  required: ['rule', 'finding', 'reason'],
  additionalProperties: false,
  properties: {
    rule: text,
    finding: text,
    reason: text,
    issue: string,
    expires: day,
    when: {
      type: 'object',
      additionalProperties: false,
      properties: { language: oneOrMore, version: oneOrMore, os: oneOrMore, runtime: oneOrMore },
    },
  },
} as const

const flaky = {
  type: 'object',
  required: ['rule', 'max', 'issue'],
  additionalProperties: false,
  properties: {
    rule: text,
    max: { type: 'string', format: 'failures-of-runs' },
    issue: text,
    expires: day,
  },
} as const

/** What a baseline file holds, in YAML. */
export const baseline = {
  type: 'object',
  required: ['version', 'client'],
  additionalProperties: false,
  properties: {
    version: { const: 1 },
    client: text,
    kit: string,
    known: { type: 'array', items: known },
    flaky: { type: 'array', items: flaky },
  },
} as const
