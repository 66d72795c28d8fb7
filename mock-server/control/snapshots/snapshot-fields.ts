import {
  callStates,
  recordingStates,
  isUnsettled,
  unsettledStates,
} from '../../../contracts/lifecycle/states.js'
import { isContactId } from '../../world/contacts.js'
import { agentCallStatuses } from '../../world/entities.js'
import type { Snapshot } from '../../world/snapshot.js'
import {
  amount,
  count,
  flag,
  id,
  instant,
  list,
  must,
  object,
  oneOf,
  optional,
  text,
  texts,
  type Check,
  type Fields,
} from '../check.js'
import { assume } from '../../world/assume.js'

type Each<Name extends 'clients' | 'users' | 'accessKeys' | 'conversations' | 'recordings' | 'tokens'> =
  Fields<Snapshot[Name][number]>

const client: Each<'clients'> = {
  clientId: id,
  name: text,
  // Empty for a public client.
  secretDigest: text,
  scopes: list(text),
  divisions: list(id),
  grantTypes: list(text),
  accessTokenLifetimeSeconds: amount,
  isPublic: flag,
  redirectUris: list(text),
  postLogoutRedirectUris: list(text),
  accessTokenLength: optional(count),
  disabled: flag,
}

const user: Each<'users'> = {
  userId: id,
  agentId: count,
  userName: id,
  email: text,
  givenName: text,
  familyName: text,
  teamId: count,
  permissions: list(text),
  passwordDigest: optional(id),
}

const accessKey: Each<'accessKeys'> = {
  accessKeyId: id,
  userId: id,
  secretDigest: id,
  isActive: flag,
  createdAt: instant,
}

const participant: Fields<Snapshot['conversations'][number]['participants'][number]> = {
  participantId: id,
  callId: id,
  name: optional(text),
  purpose: oneOf(['customer', 'agent', 'acd', 'ivr', 'external', 'user']),
  address: optional(text),
  direction: oneOf(['inbound', 'outbound']),
  userId: optional(id),
}

const contactId = must('the number of a contact', isContactId)

const conversation: Each<'conversations'> = {
  conversationId: id,
  conferenceId: id,
  recordingId: id,
  divisionId: id,
  contactId,
  participants: list(object(participant)),
  startTime: instant,
  state: oneOf(callStates),
  connectedTime: optional(instant),
  endTime: optional(instant),
}

const settling: Fields<NonNullable<Snapshot['recordings'][number]['settling']>> = {
  state: oneOf(Object.keys(unsettledStates)),
  at: instant,
}

const recording: Each<'recordings'> = {
  recordingId: id,
  conversationId: id,
  state: oneOf(recordingStates.filter((state) => !isUnsettled(state))),
  settling: optional(object(settling)),
  startTime: optional(instant),
  endTime: optional(instant),
  name: optional(text),
  archiveDate: optional(instant),
  deleteDate: optional(instant),
  mediaType: optional(oneOf(['voice', 'voiceAndScreen'])),
  businessData: optional(texts),
}

const screen: Fields<Snapshot['screens'][number]> = {
  userId: id,
  contactId: count,
  durationMs: amount,
  startTime: optional(instant),
  settling: optional(
    object<NonNullable<Snapshot['screens'][number]['settling']>>({
      state: oneOf(['starting', 'stopping']),
      at: instant,
    }),
  ),
}

const token: Each<'tokens'> = {
  digest: id,
  clientId: id,
  userId: optional(id),
  accessKeyId: optional(id),
  grantId: optional(id),
  scopes: list(text),
  issuedAt: instant,
  expiresAt: instant,
  revokedAt: optional(instant),
}

const code: Fields<Snapshot['codes'][number]> = {
  digest: id,
  grantId: id,
  clientId: id,
  userId: id,
  redirectUri: text,
  codeChallenge: optional(text),
  nonce: optional(text),
  authTime: instant,
  expiresAt: instant,
  usedAt: optional(instant),
}

const refreshToken: Fields<Snapshot['refreshTokens'][number]> = {
  digest: id,
  grantId: id,
  clientId: optional(id),
  userId: id,
  accessKeyId: optional(id),
  withoutClient: optional(flag),
  issuedAt: instant,
  expiresAt: instant,
  usedAt: optional(instant),
}

const session: Fields<Snapshot['sessions'][number]> = {
  digest: id,
  userId: id,
  authTime: instant,
  expiresAt: instant,
  endedAt: optional(instant),
  grantIds: optional(list(id)),
}

const agentCall: Fields<Snapshot['agentSessions'][number]['calls'][number]> = {
  conversationId: id,
  status: oneOf(agentCallStatuses),
  since: instant,
  requested: flag,
  masked: optional(flag),
}

const callNotice = object({
  type: oneOf(['call']),
  conversationId: id,
  status: oneOf(agentCallStatuses),
  since: instant,
  isLogging: flag,
})
const sessionNotice = object({ type: oneOf(['session']) })

const agentNotice: Check = (value, path) => {
  const ofCall = typeof value === 'object' && value !== null && 'conversationId' in value
  return (ofCall ? callNotice : sessionNotice)(value, path)
}

const agentSession: Fields<Snapshot['agentSessions'][number]> = {
  sessionId: id,
  userId: id,
  stationId: text,
  stationPhoneNumber: text,
  calls: list(object(agentCall)),
  notices: list(agentNotice),
}

const revokedGrant: Check = (value, path) =>
  Array.isArray(value) && value.length === 2
    ? [...id(value[0], `${path}[0]`), ...instant(value[1], `${path}[1]`)]
    : [`${path} must be an id and when it was revoked`]

const tenant: Fields<Snapshot['tenant']> = {
  id,
  name: text,
  tenantId: id,
  area: text,
  cluster: text,
  domain: text,
  acdDomain: text,
  uhDomain: text,
  busNo: count,
  product: oneOf(['acd', 'multi-acd', 'both']),
}

const assumptions: Check = (value, path) => {
  const wrong = object({})(value, path)
  if (wrong.length > 0) return wrong
  try {
    assume({ ...(value as Readonly<Record<string, string>>) })
    return []
  } catch (error) {
    return [`${path}: ${error instanceof Error ? error.message : String(error)}`]
  }
}

/** What a snapshot holds: what is wrong with one is told with the path of its field. */
export const snapshotFields: Fields<Snapshot> = {
  sandboxId: id,
  seed: text,
  epoch: count,
  sequence: count,
  tenant: object(tenant),
  assumptions,
  transcodeSeconds: amount,
  settle: object<Snapshot['settle']>({ startMs: amount, stopMs: amount, maskMs: amount }),
  clients: list(object(client)),
  users: list(object(user)),
  accessKeys: list(object(accessKey)),
  conversations: list(object(conversation)),
  recordings: list(object(recording)),
  screens: list(object(screen)),
  tokens: list(object(token)),
  codes: list(object(code)),
  refreshTokens: list(object(refreshToken)),
  sessions: list(object(session)),
  agentSessions: list(object(agentSession)),
  revokedGrants: list(revokedGrant),
  keyRotations: count,
}
