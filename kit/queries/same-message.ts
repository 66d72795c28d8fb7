import type { CallContext, Outcome } from '../model/client.js'

/** The variable parts of a message: ids and numbers. */
const variable = /[0-9a-f]{8}-[0-9a-f-]{27}|\d+/gi

/** Whether two operations reported the same message, apart from ids and numbers. */
export function isSameMessage(one: ReportedMessage, other: ReportedMessage): boolean {
  return normalized(one) === normalized(other)
}

interface ReportedMessage {
  readonly outcome: Outcome
  readonly context: CallContext
}

function normalized({ outcome: { message = '' }, context }: ReportedMessage): string {
  const ids = Object.values(context).filter((id): id is string => typeof id === 'string' && id !== '')
  const named = ids.toSorted((one, other) => other.length - one.length)
  return named.reduce((text, id) => text.replaceAll(id, '…'), message).replaceAll(variable, '…')
}
