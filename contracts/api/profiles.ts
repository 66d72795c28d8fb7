import type { OperationId } from './index.js'

/**
 * The operations of a client under test. Rules that need an operation that the client does not declare are not
 * applicable. `doNotRecord`: the customer does not consent, so the call is no longer recorded; in some profiles only.
 */
export const operationNames = [
  'startRecording',
  'stopRecording',
  'pauseRecording',
  'resumeRecording',
  'getRecording',
  'doNotRecord',
] as const

export type OperationName = (typeof operationNames)[number]

/** The part of the API that a client uses to record. Each has its own paths, ids and errors. */
export const profiles = ['recordingcontrols', 'record-on-demand', 'agent'] as const

export type Profile = (typeof profiles)[number]

/** The purpose of a request: an operation of the client, or the token that it needs. */
export type Purpose = OperationName | 'issueToken'

type WireOperations = Readonly<Record<Purpose, readonly OperationId[]>>

const recordingstate = ['patchConversationRecordingstate', 'putConversationsCallRecordingstate'] as const

/**
 * The API operations for each purpose, by profile. A client may use any of them. An empty list means that the profile
 * has no such operation. Rules name purposes, and only this table maps them to API operations. A profile that is not in
 * it cannot be tested.
 */
const wireOperations: Readonly<Partial<Record<Profile, WireOperations>>> = {
  recordingcontrols: {
    issueToken: ['issueToken'],
    startRecording: ['startRecording'],
    stopRecording: ['stopRecording'],
    pauseRecording: recordingstate,
    resumeRecording: recordingstate,
    getRecording: [
      'getConversation',
      'getConversations',
      'getConversationParticipants',
      'getConversationRecordings',
      'getConversationRecording',
    ],
    doNotRecord: [],
  },
  'record-on-demand': {
    issueToken: ['issueCxoneToken'],
    startRecording: ['startRecordingOnDemand'],
    stopRecording: ['stopRecordingOnDemand'],
    pauseRecording: ['maskRecording'],
    resumeRecording: ['unmaskRecording'],
    getRecording: ['getRecordingStatus'],
    doNotRecord: ['doNotRecord'],
  },
  agent: {
    issueToken: ['issueCxoneToken'],
    startRecording: ['recordCall', 'recordContact'],
    // "There is no way to stop the recording until the call is ended."
    stopRecording: [],
    pauseRecording: ['maskCall'],
    resumeRecording: ['unmaskCall'],
    getRecording: ['getNextEvent', 'getActiveContacts'],
    doNotRecord: [],
  },
}

const purposes: readonly Purpose[] = [...operationNames, 'issueToken']

function isPurpose(name: string): name is Purpose {
  return (purposes as readonly string[]).includes(name)
}

/** The API operations for one purpose, in one profile or in all. */
export function wireOperationsFor(purpose: Purpose, profile?: Profile): OperationId[] {
  const wanted = profile === undefined ? Object.values(wireOperations) : [wireOperations[profile]]
  return wanted.flatMap((each) => each?.[purpose] ?? [])
}

/** Whether a request is for a purpose in any profile, or for an API operation. */
export function isFor({ operation }: { readonly operation: string | undefined }, wanted: string): boolean {
  if (!isPurpose(wanted)) return operation === wanted
  return wireOperationsFor(wanted).some((each) => each === operation)
}

/** The API operations that a fault affects in a profile. Rules name purposes, or API operations without a purpose. */
export function faultTargets(on: string | readonly string[], profile: Profile): string[] {
  return [on].flat().flatMap((name) => (isPurpose(name) ? wireOperationsFor(name, profile) : name))
}

/** The operations that exist in a profile. */
export function operationsIn(profile: Profile): OperationName[] {
  return operationNames.filter((name) => wireOperationsFor(name, profile).length > 0)
}

/** The profiles of an API operation; empty if it has no purpose in the kit. */
function profilesOf(operation: string | undefined): Profile[] {
  return profiles.filter((profile) =>
    purposes.some((purpose) => wireOperationsFor(purpose, profile).some((each) => each === operation)),
  )
}

/** Whether a rule about these profiles may judge a request. Requests of other profiles only are excluded. */
export function isWithin(
  { operation }: { readonly operation: string | undefined },
  wanted: readonly Profile[] = profiles,
): boolean {
  const own = profilesOf(operation)
  return own.length === 0 || own.some((profile) => wanted.includes(profile))
}

/** The profiles and operations that a rule needs. */
interface ProfileQuery {
  readonly profiles?: readonly Profile[] | undefined
  readonly operations: ReadonlySet<OperationName>
}

/**
 * The profile in which a rule runs against a client: the preferred one if the rule and the client support it, otherwise
 * the first declared by the client that the rule applies to. Undefined if there is none.
 */
export function profileFor(
  { profiles: wanted = profiles, operations }: ProfileQuery,
  client: { readonly profiles: Iterable<Profile> },
  preferred?: Profile,
): Profile | undefined {
  const shared = [...client.profiles].filter((profile) => {
    const available = operationsIn(profile)
    return (
      wanted.includes(profile) &&
      available.length > 0 &&
      [...operations].every((each) => available.includes(each))
    )
  })
  return shared.find((each) => each === preferred) ?? shared[0]
}
