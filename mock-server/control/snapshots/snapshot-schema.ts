import { callStates, recordingStates, isUnsettled } from '../../../contracts/lifecycle/states.js'
import type { SettledState } from '../../../contracts/lifecycle/row.js'
import { agentCallStatuses } from '../../world/entities.js'
import { maxContactId, minContactId } from '../../world/contacts.js'
import {
  amount,
  count,
  flag,
  id,
  ids,
  list,
  object,
  string,
  strings,
  stringsByName,
} from '../../validation/values.js'

const latest = Date.parse('9999-12-31T23:59:59Z')

/** Milliseconds since 1970. */
const instant = { type: 'integer', minimum: -latest, maximum: latest } as const

const tenant = object({
  id,
  name: string,
  tenantId: id,
  area: string,
  cluster: string,
  domain: string,
  acdDomain: string,
  uhDomain: string,
  busNo: count,
  product: { enum: ['acd', 'multi-acd', 'both'] },
})

const client = object(
  {
    clientId: id,
    name: string,
    // Empty for a public client.
    secretDigest: string,
    scopes: strings,
    divisions: ids,
    grantTypes: strings,
    accessTokenLifetimeSeconds: amount,
    isPublic: flag,
    redirectUris: strings,
    postLogoutRedirectUris: strings,
    accessTokenLength: count,
    disabled: flag,
    inactive: flag,
    description: string,
    createdAt: instant,
    modifiedAt: instant,
  },
  ['accessTokenLength', 'inactive', 'description', 'createdAt', 'modifiedAt'],
)

const user = object(
  {
    userId: id,
    agentId: count,
    userName: id,
    email: string,
    givenName: string,
    familyName: string,
    teamId: count,
    permissions: strings,
    passwordDigest: id,
  },
  ['passwordDigest'],
)

const accessKey = object({
  accessKeyId: id,
  userId: id,
  secretDigest: id,
  isActive: flag,
  createdAt: instant,
})

const day = { type: 'string', format: 'day' } as const

const extraction = object({
  digest: id,
  startDate: day,
  endDate: day,
  startedAt: instant,
  finishesAt: instant,
})

const participant = object(
  {
    participantId: id,
    callId: id,
    name: string,
    purpose: { enum: ['customer', 'agent', 'acd', 'ivr', 'external', 'user'] },
    address: string,
    direction: { enum: ['inbound', 'outbound'] },
    userId: id,
    attributes: stringsByName,
  },
  ['name', 'address', 'userId', 'attributes'],
)

const conversation = object(
  {
    conversationId: id,
    conferenceId: id,
    recordingId: id,
    divisionId: id,
    contactId: { type: 'integer', minimum: minContactId, maximum: maxContactId },
    participants: list(participant),
    startTime: instant,
    state: { enum: callStates },
    connectedTime: instant,
    endTime: instant,
    holds: list(object({ from: instant, to: instant }, ['to'])),
  },
  ['connectedTime', 'endTime', 'holds'],
)

const settledStates = recordingStates.filter((state): state is SettledState => !isUnsettled(state))

const recording = object(
  {
    recordingId: id,
    conversationId: id,
    state: { enum: settledStates },
    settling: object({ state: { enum: recordingStates.filter(isUnsettled) }, at: instant }),
    startTime: instant,
    endTime: instant,
    history: list(object({ at: instant, state: { enum: settledStates } })),
    name: string,
    archiveDate: instant,
    deleteDate: instant,
    mediaType: { enum: ['voice', 'voiceAndScreen'] },
    recorder: object({ kind: { enum: ['adhoc', 'snippet'] }, participantId: id }),
    businessData: stringsByName,
  },
  [
    'settling',
    'startTime',
    'endTime',
    'history',
    'name',
    'archiveDate',
    'deleteDate',
    'mediaType',
    'recorder',
    'businessData',
  ],
)

const screen = object(
  {
    userId: id,
    contactId: count,
    durationMs: amount,
    startTime: instant,
    settling: object({ state: { enum: ['starting', 'stopping'] }, at: instant }),
  },
  ['startTime', 'settling'],
)

const jwtDigests = object({ id, content: id })

const token = object(
  {
    digest: id,
    jwt: jwtDigests,
    clientId: id,
    userId: id,
    accessKeyId: id,
    grantId: id,
    scopes: strings,
    issuedAt: instant,
    expiresAt: instant,
    revokedAt: instant,
  },
  ['jwt', 'userId', 'accessKeyId', 'grantId', 'revokedAt'],
)

const code = object(
  {
    digest: id,
    grantId: id,
    clientId: id,
    userId: id,
    redirectUri: string,
    codeChallenge: string,
    nonce: string,
    authTime: instant,
    expiresAt: instant,
    usedAt: instant,
  },
  ['codeChallenge', 'nonce', 'usedAt'],
)

const refreshToken = object(
  {
    digest: id,
    jwt: jwtDigests,
    grantId: id,
    clientId: id,
    userId: id,
    accessKeyId: id,
    withoutClient: { const: true },
    issuedAt: instant,
    expiresAt: instant,
    usedAt: instant,
  },
  ['jwt', 'clientId', 'accessKeyId', 'withoutClient', 'usedAt'],
)

const session = object(
  { digest: id, userId: id, authTime: instant, expiresAt: instant, endedAt: instant, grantIds: ids },
  ['endedAt', 'grantIds'],
)

const status = { enum: agentCallStatuses } as const

const agentSession = object(
  {
    sessionId: id,
    userId: id,
    stationId: string,
    stationPhoneNumber: string,
    calls: list(
      object({ conversationId: id, status, since: instant, requested: flag, masked: flag }, ['masked']),
    ),
    notices: list({
      anyOf: [
        object({ type: { const: 'session' } }),
        object({ type: { const: 'call' }, conversationId: id, status, since: instant, isLogging: flag }),
      ],
    }),
    endedAt: instant,
  },
  ['endedAt'],
)

const channel = object(
  {
    channelId: id,
    clientId: id,
    userId: id,
    tokenDigest: id,
    topics: strings,
    usedAt: instant,
    expiresAt: instant,
    connected: flag,
  },
  ['userId'],
)

/** A World as plain data. `Snapshot` is its type. */
export const snapshot = object({
  sandboxId: id,
  seed: string,
  epoch: count,
  sequence: count,
  tenant,
  divisions: list(object({ id, name: string })),
  assumptions: stringsByName,
  transcodeSeconds: amount,
  settle: object({ startMs: amount, stopMs: amount, maskMs: amount }),
  clients: list(client),
  users: list(user),
  accessKeys: list(accessKey),
  conversations: list(conversation),
  recordings: list(recording),
  screens: list(screen),
  tokens: list(token),
  codes: list(code),
  refreshTokens: list(refreshToken),
  sessions: list(session),
  channels: list(channel),
  extractions: list(extraction),
  agentSessions: list(agentSession),
  // The id of a grant and when it was revoked.
  revokedGrants: list({
    type: 'array',
    minItems: 2,
    maxItems: 2,
    items: [id, instant],
    additionalItems: false,
  }),
  keyRotations: count,
})
