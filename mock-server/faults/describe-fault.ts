import type { Fault, InjectedFault } from './fault.js'

/** A fault in words, for people. */
export function describeFault({ fault, retryInMillis, delayMillis }: InjectedFault): string {
  const parts = [
    fault.status === undefined ? undefined : `status ${fault.status}`,
    fault.redirectTo === undefined ? undefined : 'a redirect',
    fault.fault,
    fault.token === undefined ? undefined : `token ${fault.token}`,
    retryInMillis === undefined ? undefined : 'the quota is used up',
    delayMillis === undefined ? undefined : `${delayMillis} ms of delay`,
    describeChunks(fault),
    fault.mergePatch === undefined ? undefined : 'an edited body',
    fault.body === undefined || fault.status !== undefined ? undefined : 'another body',
    fault.bodyBytes === undefined ? undefined : `a body of at least ${fault.bodyBytes} bytes`,
    describeHeaders(fault),
    fault.dateSkewMilliseconds === undefined ? undefined : `Date moved by ${fault.dateSkewMilliseconds} ms`,
    fault.commit ? 'after the operation happened' : undefined,
  ]
  return parts.filter((part) => part !== undefined).join(', ') || 'nothing'
}

/** A fault with its id, as the journal, the console and reports name it. */
export function nameFault(injected: InjectedFault): string {
  return `${injected.id}: ${describeFault(injected)}`
}

/** The step that ends a fault. */
export function removalOf({ id }: InjectedFault): string {
  return `Remove it with sandbox.faults.remove('${id}') or DELETE /__admin/faults/${id}.`
}

function describeChunks({ chunkedDribbleDelay: delay }: Fault): string | undefined {
  return delay && `a body in ${delay.numberOfChunks} chunks over ${delay.totalDuration} ms`
}

/** The headers of an error status belong to it. Other responses are genuine, so their headers are named. */
function describeHeaders({ headers = {}, status }: Fault): string | undefined {
  const names = Object.keys(headers)
  if (status !== undefined || names.length === 0) return undefined
  return `the ${names.length === 1 ? 'header' : 'headers'} ${names.join(', ')}`
}
