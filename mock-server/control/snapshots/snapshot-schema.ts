import type { Snapshot } from '../../world/snapshot.js'
import { object } from '../check.js'
import { ControlError } from '../error.js'
import { snapshotFields } from './snapshot-fields.js'

const check = object(snapshotFields)

/**
 * A snapshot that a World can go on from, whoever had it in between.
 * @throws {ControlError} 400 when it is of another sandbox, or naming each field that is wrong
 */
export function parseSnapshot(given: Snapshot, sandboxId: string): Snapshot {
  const errors = check(given, '')
  if (errors.length > 0) throw wrong(errors)
  if (given.sandboxId !== sandboxId) {
    throw new ControlError(400, `the snapshot is of sandbox ${given.sandboxId}, this one is ${sandboxId}`)
  }
  const references = [...loose(given), ...repeated(given)]
  if (references.length > 0) throw wrong(references)
  return given
}

function wrong(errors: readonly string[]): ControlError {
  const told = errors.slice(0, 20)
  return new ControlError(400, `The snapshot is not valid: ${told.join('; ')}.`, told)
}

/** Ids that name nothing. */
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

/** Ids that name two things. */
function repeated({ clients, users, accessKeys, conversations, recordings }: Snapshot): string[] {
  const twice = (list: string, field: string, ids: readonly string[]) => {
    const seen = new Set<string>()
    return ids.flatMap((each, index) => {
      if (!seen.has(each)) return (seen.add(each), [])
      return [`${list}[${index}].${field}: ${each} is there twice`]
    })
  }
  return [
    ...twice(
      'clients',
      'clientId',
      clients.map((each) => each.clientId),
    ),
    ...twice(
      'users',
      'userId',
      users.map((each) => each.userId),
    ),
    ...twice(
      'accessKeys',
      'accessKeyId',
      accessKeys.map((each) => each.accessKeyId),
    ),
    ...twice(
      'conversations',
      'conversationId',
      conversations.map((each) => each.conversationId),
    ),
    ...twice(
      'conversations',
      'contactId',
      conversations.map((each) => String(each.contactId)),
    ),
    ...twice(
      'recordings',
      'recordingId',
      recordings.map((each) => each.recordingId),
    ),
  ]
}
