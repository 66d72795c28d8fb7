import { releaseOrder } from '../control/holds/hold-schema.js'
import { expected, requestPattern, requestPatterns } from '../control/journal/pattern-schema.js'
import { tokenValue } from '../control/sandboxes/token-owner-schema.js'
import { settle } from '../control/scenarios/scenario-schema.js'
import { stringsByName } from '../validation/values.js'

const text = { type: 'string', maxLength: 256 } as const

function body<const Name extends string, const Fields extends object>(
  required: readonly Name[],
  fields: Fields,
) {
  return { type: 'object', required, additionalProperties: false, properties: fields } as const
}

/** The bodies of PUT /clock, by `action`. */
export const clockCommands = {
  freeze: body(['action'], { action: { const: 'freeze' }, instant: text }),
  set: body(['action', 'instant'], { action: { const: 'set' }, instant: text }),
  advance: body(['action', 'duration'], { action: { const: 'advance' }, duration: text }),
  advanceToNextEvent: body(['action'], { action: { const: 'advanceToNextEvent' } }),
  reset: body(['action'], { action: { const: 'reset' } }),
} as const

/** The bodies of POST /requests/verify, by the field that is there: the three verifications of JavaScript. */
export const verifications = {
  pattern: body(['pattern'], { pattern: requestPattern, ...expected.properties }),
  never: body(['never'], { never: requestPattern }),
  sequence: body(['sequence'], {
    sequence: requestPatterns,
  }),
} as const

export const token = body(['token'], { token: tokenValue })

export const newAssumptions = body(['assumptions'], { assumptions: stringsByName })

export const newSettle = body(['settle'], { settle })

export const snapshotName = body(['name'], { name: text })

const count = { type: 'integer', minimum: 1, maximum: 1000 } as const
const timeoutMs = { type: 'integer', minimum: 0, maximum: 60_000 } as const

export const wait = body(['pattern'], { pattern: requestPattern, count, timeoutMs })

/** The body of POST /holds/wait. */
export const heldWait = body([], { count, timeoutMs })

/** The body of POST /holds/release. Without ids, all requests are released. */
export const release = body([], { ids: releaseOrder })
