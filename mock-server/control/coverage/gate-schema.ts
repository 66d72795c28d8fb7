import { strings } from '../../validation/values.js'

/** What `judgeCoverage` takes. `Gate` says what each field does. */
export const gate = {
  type: 'object',
  additionalProperties: false,
  properties: { require: strings, min: { type: 'number', minimum: 0, maximum: 100 } },
} as const
