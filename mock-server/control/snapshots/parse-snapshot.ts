import { assume } from '../../world/start/assume.js'
import * as control from '../../../generated/control.js'
import type { Snapshot } from '../../world/snapshot.js'
import { ControlError } from '../error.js'
import { notValid, parse } from '../parse.js'

/**
 * A snapshot that a World can continue from, even if somebody edited it in between.
 * @throws {ControlError} 400 when it belongs to another sandbox, or naming what is wrong
 */
export function parseSnapshot(given: unknown, sandboxId: string): Snapshot {
  const snapshot = parse(control.snapshot, given, 'snapshot') as Snapshot
  if (snapshot.sandboxId !== sandboxId) {
    throw new ControlError(
      400,
      `The snapshot belongs to sandbox ${snapshot.sandboxId}, and this is ${sandboxId}.`,
    )
  }
  const errors = [...badAssumptions(snapshot), ...loose(snapshot), ...repeated(snapshot)]
  if (errors.length > 0) throw notValid('snapshot', errors.slice(0, 20))
  return snapshot
}

/** The credentials in a snapshot that identify its sandbox. */
export function idsIn({ clients, accessKeys }: Snapshot) {
  return {
    clients: new Set(clients.map(({ clientId }) => clientId)),
    accessKeys: new Set(accessKeys.map(({ accessKeyId }) => accessKeyId)),
  }
}

function badAssumptions({ assumptions }: Snapshot): string[] {
  try {
    assume({ ...assumptions })
    return []
  } catch (error) {
    return [`assumptions: ${error instanceof Error ? error.message : String(error)}`]
  }
}

/** References to things that the snapshot does not contain. */
function loose({ conversations, recordings, accessKeys, users, agentSessions }: Snapshot): string[] {
  const recordingOf = new Map(recordings.map((each) => [each.recordingId, each.conversationId]))
  const conversationIds = new Set(conversations.map(({ conversationId }) => conversationId))
  const userIds = new Set(users.map(({ userId }) => userId))
  return [
    ...conversations.flatMap(({ conversationId, recordingId }, index) =>
      recordingOf.get(recordingId) === conversationId
        ? []
        : [`conversations[${index}].recordingId: ${conversationId} has no recording ${recordingId}`],
    ),
    ...recordings.flatMap(({ conversationId }, index) =>
      conversationIds.has(conversationId)
        ? []
        : [`recordings[${index}].conversationId: there is no conversation ${conversationId}`],
    ),
    ...agentSessions.flatMap(({ userId, notices }, index) => [
      ...(userIds.has(userId) ? [] : [`agentSessions[${index}].userId: there is no user ${userId}`]),
      ...notices.flatMap((notice) =>
        notice.type === 'session' || conversationIds.has(notice.conversationId)
          ? []
          : [`agentSessions[${index}].notices: there is no conversation ${notice.conversationId}`],
      ),
    ]),
    ...accessKeys.flatMap(({ userId }, index) =>
      userIds.has(userId) ? [] : [`accessKeys[${index}].userId: there is no user ${userId}`],
    ),
  ]
}

/** Ids that two things of one kind have. */
function repeated({ clients, users, accessKeys, conversations, recordings }: Snapshot): string[] {
  const twice = <Each>(list: string, things: readonly Each[], field: keyof Each & string) => {
    const seen = new Set<unknown>()
    return things.flatMap((each, index) => {
      if (!seen.has(each[field])) return (seen.add(each[field]), [])
      return [`${list}[${index}].${field}: ${String(each[field])} occurs twice`]
    })
  }
  return [
    ...twice('clients', clients, 'clientId'),
    ...twice('users', users, 'userId'),
    ...twice('accessKeys', accessKeys, 'accessKeyId'),
    ...twice('conversations', conversations, 'conversationId'),
    ...twice('conversations', conversations, 'contactId'),
    ...twice('recordings', recordings, 'recordingId'),
  ]
}
