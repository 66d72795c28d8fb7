import { evidenceSchema } from './evidence.js'
import { callStates, clientCommands, recordingStates } from '../../../contracts/lifecycle/states.js'
import { count, flag, list, object, string, strings, stringsByName } from '../../validation/values.js'

/** An ISO 8601 instant. */
export const moment = { type: 'string', format: 'date-time' } as const

/** What a mutated mock differs in. */
const changes = object({ mutation: string, assumptions: stringsByName }, ['mutation', 'assumptions'])

const operationClaim = object({
  operation: string,
  method: string,
  path: string,
  surface: string,
  ...evidenceSchema.properties,
  ambiguities: strings,
})

const lifecycleClaim = object(
  {
    id: string,
    call: { enum: callStates },
    from: { enum: recordingStates },
    on: { enum: [...clientCommands, 'end', 'settle'] },
    surface: string,
    assume: stringsByName,
    to: { enum: recordingStates },
    via: { enum: recordingStates },
    reject: string,
    ...evidenceSchema.properties,
  },
  ['surface', 'assume', 'to', 'via', 'reject'],
)

const ambiguity = object({
  question: string,
  default: string,
  variants: stringsByName,
  variant: { description: 'The one in force.', ...string },
  evidence: evidenceSchema,
})

const cell = object({
  id: { description: 'For example connected/idle/start.', ...string },
  call: { enum: callStates },
  recording: { enum: recordingStates },
  command: string,
  expected: { description: 'The status under the variants in force.', type: 'integer' },
  rows: strings,
  seen: list(object({ status: count, fault: string, count }, ['fault'])),
  covered: flag,
})

const situation = object({ name: string, meaning: string, imitated: flag, count })

const answer = object({ operation: string, row: string, rule: string, status: count, fault: string, count }, [
  'operation',
  'row',
  'rule',
  'fault',
])

export const mockComponents = {
  Health: object({ status: { const: 'ok' } }),
  Readiness: object({ status: { const: 'ready' }, sandboxes: count }),
  Version: object(
    {
      name: { const: 'cxone-mock' },
      version: string,
      changes,
      apiPort: {
        description: 'The port of the API, if the control plane has a port of its own.',
        type: 'integer',
      },
    },
    ['changes', 'apiPort'],
  ),
  Claims: object({
    operations: list(operationClaim),
    lifecycle: list(lifecycleClaim),
    ambiguities: { type: 'object', additionalProperties: ambiguity },
  }),
  Clock: object({ now: moment, frozen: flag }),
  Coverage: object({
    of: { description: 'The id of a sandbox, or all.', ...string },
    requests: count,
    unmatched: count,
    covered: count,
    total: count,
    percent: { type: 'number', minimum: 0, maximum: 100 },
    cells: list(cell),
    situations: list(situation),
    answers: list(answer),
  }),
} as const
