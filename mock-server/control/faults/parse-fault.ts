import * as control from '../../../generated/control.js'
import type { Fault } from '../../faults/fault.js'
import { limits } from '../../http/message.js'
import { nestsDeeper } from '../../validation/depth.js'
import { notValid, parse } from '../parse.js'
import { distributionErrors } from './distribution-errors.js'
import { fieldsWithoutEffect } from './fields-without-effect.js'

const effects: readonly (keyof Fault)[] = [
  'fixedDelayMilliseconds',
  'delayDistribution',
  'chunkedDribbleDelay',
  'status',
  'redirectTo',
  'fault',
  'quota',
  'token',
  'headers',
  'dateSkewMilliseconds',
  'body',
  'bodyBytes',
  'mergePatch',
]

/** Whether a field is there. An empty object does nothing. */
function isGiven(value: unknown): boolean {
  return (
    value !== undefined && !(typeof value === 'object' && value !== null && Object.keys(value).length === 0)
  )
}

/**
 * A fault to inject. A field without effect is rejected, because the test that gave it would test something else.
 * @throws {ControlError} 400 naming the field that is wrong and what it may be
 */
export function parseFault(given: unknown): Fault {
  const fault = parse(control.fault, given, 'fault') as Fault
  if (fault.mergePatch && nestsDeeper(fault.mergePatch, limits.jsonDepth)) {
    throw notValid('fault', [`mergePatch must have at most ${limits.jsonDepth} levels`])
  }
  if (!effects.some((name) => isGiven(fault[name]))) {
    throw notValid('fault', [`one of the fields ${effects.join(', ')} is needed`])
  }
  const errors = [...distributionErrors(fault), ...fieldsWithoutEffect(fault)]
  if (errors.length > 0) throw notValid('fault', errors)
  return fault
}
