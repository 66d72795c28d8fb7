import type { CallContext, Outcome } from '../model/client.js'

/** What differs from call to call whatever is told: ids and numbers. */
const passing = /[0-9a-f]{8}-[0-9a-f-]{27}|\d+/gi

/** Whether two operations ended with the same words, the ids of their calls and of their requests aside. */
export function isSameMessage(one: ReportedMessage, other: ReportedMessage): boolean {
  return bare(one) === bare(other)
}

interface ReportedMessage {
  readonly outcome: Outcome
  readonly context: CallContext
}

function bare({ outcome: { message = '' }, context }: ReportedMessage): string {
  const ids = Object.values(context).filter((id): id is string => typeof id === 'string' && id !== '')
  const named = ids.toSorted((one, other) => other.length - one.length)
  return named.reduce((text, id) => text.replaceAll(id, '…'), message).replaceAll(passing, '…')
}
