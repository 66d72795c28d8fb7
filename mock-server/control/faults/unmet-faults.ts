import { isFor, operationNames } from '../../../contracts/api/profiles.js'
import type { ActiveFault } from '../../faults/fault.js'
import type { Exchange } from '../../sandbox/journal.js'
import type { Sandbox } from '../../sandbox/sandbox.js'

/** A fault that was not injected into any request, with the similar operations that were sent instead. */
export interface UnmetFault extends ActiveFault {
  readonly hint: string
}

export function unmetFaults({ faults, clock, journal }: Sandbox): UnmetFault[] {
  const waiting = faults.list(clock.now()).filter(({ met }) => met === 0)
  if (waiting.length === 0) return []
  const sent = new Set(journal.all().flatMap(({ operationId }) => operationId ?? []))
  return waiting.map((fault) => {
    const alike = [...sent].filter((operation) => missed(fault, operation))
    return {
      ...fault,
      hint:
        `${fault.id} on ${targetOf(fault)}${conditionOf(fault)} was not injected into any request` +
        (alike.length === 0
          ? '.'
          : `. The client sent ${alike.join(', ')}, which has the same purpose: name it in \`on\`.`),
    }
  })
}

/** The faults that were not injected into a request, although it has the purpose of an operation that they name. */
export function passedBy({ faults, clock }: Sandbox, { operationId, fault: metFault }: Exchange): string[] {
  if (operationId === undefined || metFault) return []
  return faults
    .list(clock.now())
    .filter((fault) => fault.met === 0 && missed(fault, operationId))
    .map(
      (fault) =>
        `${fault.id} is on ${targetOf(fault)}, so it does not apply to ${operationId}, which has the same purpose.`,
    )
}

/** Whether a fault names operations with the purpose of this one, and not this one. */
function missed({ on }: ActiveFault, operation: string): boolean {
  const targets = [on ?? []].flat()
  if (targets.some((each) => each === operation)) return false
  return [...operationNames, 'issueToken'].some(
    (purpose) => isFor({ operation }, purpose) && targets.some((each) => isFor({ operation: each }, purpose)),
  )
}

function conditionOf({ while: condition }: ActiveFault): string {
  if (!condition) return ''
  const { recordingState, recordingId = 'a recording' } = condition
  return ` while ${recordingId} is ${[recordingState].flat().join(' or ')}`
}

function targetOf({ on }: ActiveFault): string {
  return on === undefined ? 'any operation' : [on].flat().join(', ')
}
