import { ControlError } from '../control/error.js'
import type { RequestPattern } from '../control/journal/pattern.js'
import type { Expected } from '../control/journal/verify.js'
import type { WaitOptions } from '../control/journal/wait.js'
import { parser } from './schemas.js'

const text = { type: 'string', maxLength: 1024 }
const pattern = {
  type: 'object',
  additionalProperties: false,
  properties: {
    operation: text,
    method: text,
    path: text,
    status: { type: 'integer', minimum: 100, maximum: 599 },
    client: text,
    rule: text,
    bodyIncludes: text,
  },
}
const number = { type: 'integer', minimum: 0, maximum: 1_000_000 }

function body(required: string, properties: object): object {
  return { type: 'object', required: [required], additionalProperties: false, properties }
}

/** @throws {ControlError} 400 naming the field */
export const parsePattern = parser<RequestPattern>(pattern)

/** What POST /requests/verify takes: the three verifications of JavaScript. */
export type Verification =
  | ({ readonly pattern: RequestPattern } & Expected)
  | { readonly never: RequestPattern }
  | { readonly sequence: readonly RequestPattern[] }

const verifications: Readonly<Record<string, (value: unknown) => Verification>> = {
  pattern: parser(body('pattern', { pattern, times: number, atLeast: number, atMost: number })),
  never: parser(body('never', { never: pattern })),
  sequence: parser(
    body('sequence', { sequence: { type: 'array', minItems: 1, maxItems: 100, items: pattern } }),
  ),
}

/** @throws {ControlError} 400 naming the field */
export function parseVerification(value: unknown): Verification {
  const fields = typeof value === 'object' && value !== null ? value : {}
  const parse = Object.entries(verifications).find(([name]) => Object.hasOwn(fields, name))?.[1]
  if (parse) return parse(value)
  throw new ControlError(400, 'The body is not valid: it needs pattern, never or sequence.')
}

/** What POST /requests/wait takes. */
export type WaitCommand = { readonly pattern: RequestPattern } & Pick<WaitOptions, 'count' | 'timeoutMs'>

/** @throws {ControlError} 400 naming the field */
export const parseWait = parser<WaitCommand>(
  body('pattern', {
    pattern,
    count: { type: 'integer', minimum: 1, maximum: 1000 },
    timeoutMs: { type: 'integer', minimum: 0, maximum: 60_000 },
  }),
)
