import * as control from '../../../generated/control.js'
import type { Fault } from '../../faults/fault.js'
import { limits } from '../../http/message.js'
import { nestsDeeper } from '../../validation/depth.js'
import { notValid, parse } from '../parse.js'

const effects: readonly (keyof Fault)[] = [
  'fixedDelayMilliseconds',
  'chunkedDribbleDelay',
  'status',
  'redirectTo',
  'fault',
  'quota',
  'token',
  'body',
  'bodyBytes',
  'mergePatch',
]

/**
 * A fault to inject.
 * @throws {ControlError} 400 naming the field that is wrong and what it may be
 */
export function parseFault(given: unknown): Fault {
  const fault = parse(control.fault, given, 'fault') as Fault
  if (fault.mergePatch && nestsDeeper(fault.mergePatch, limits.jsonDepth)) {
    throw notValid('fault', [`mergePatch must have at most ${limits.jsonDepth} levels`])
  }
  if (effects.some((name) => fault[name] !== undefined)) return fault
  throw notValid('fault', [`one of the fields ${effects.join(', ')} is needed`])
}
