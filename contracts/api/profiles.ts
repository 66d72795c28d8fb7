import type { OperationId } from './index.js'

/**
 * What a client under test is asked to do. A client that lacks one says so, and rules that need it are not applicable.
 * `doNotRecord`: the customer does not consent, so that the call is not recorded any more; in some profiles only.
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

/** The part of the API by which a client records: each has paths, ids and refusals of its own. */
export const profiles = ['recordingcontrols', 'record-on-demand', 'agent'] as const

export type Profile = (typeof profiles)[number]

/** What a request is for, in the words of the kit: what a client is asked to do, or the token that it needs for it. */
export type Purpose = OperationName | 'issueToken'

type WireOperations = Readonly<Record<Purpose, readonly OperationId[]>>

const recordingstate = ['patchConversationRecordingstate', 'putConversationsCallRecordingstate'] as const

/**
 * The operations of the API that serve each purpose, by profile. Which of several a client uses is its own choice;
 * where there is none the profile has no such thing. Rules name purposes, and this table is the only place that
 * knows how a profile calls them. A profile that is not in it cannot be examined.
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

/** The operations of the API for one purpose, in one profile or in all. */
export function wireOperationsFor(purpose: Purpose, profile?: Profile): OperationId[] {
  const wanted = profile === undefined ? Object.values(wireOperations) : [wireOperations[profile]]
  return wanted.flatMap((each) => each?.[purpose] ?? [])
}

/** Whether a request serves a purpose in whatever profile; or is for an operation of the API that serves none. */
export function isFor({ operation }: { readonly operation: string | undefined }, wanted: string): boolean {
  if (!isPurpose(wanted)) return operation === wanted
  return wireOperationsFor(wanted).some((each) => each === operation)
}

/** The operations that a fault meets in a profile: a rule names purposes, or operations that serve none. */
export function faultTargets(on: string | readonly string[], profile: Profile): string[] {
  return [on].flat().flatMap((name) => (isPurpose(name) ? wireOperationsFor(name, profile) : name))
}

/** What a client can be asked for in a profile. */
export function operationsIn(profile: Profile): OperationName[] {
  return operationNames.filter((name) => wireOperationsFor(name, profile).length > 0)
}

/** The profiles that an operation of the API serves; empty where it serves no purpose of the kit. */
function profilesOf(operation: string | undefined): Profile[] {
  return profiles.filter((profile) =>
    purposes.some((purpose) => wireOperationsFor(purpose, profile).some((each) => each === operation)),
  )
}

/** Whether a request may be judged by a rule about these profiles: it is not one of another profile alone. */
export function isWithin(
  { operation }: { readonly operation: string | undefined },
  wanted: readonly Profile[] = profiles,
): boolean {
  const own = profilesOf(operation)
  return own.length === 0 || own.some((profile) => wanted.includes(profile))
}

/** What is asked of a client by a rule that may be about some profiles alone. */
interface ProfileQuery {
  readonly profiles?: readonly Profile[] | undefined
  readonly operations: ReadonlySet<OperationName>
}

/**
 * The profile in which a rule is put to a client: the one that is preferred where the rule and the client have it,
 * otherwise the first that the client declares of those that the rule is about. Undefined: there is none.
 */
export function profileFor(
  { profiles: wanted = profiles, operations }: ProfileQuery,
  client: { readonly profiles: Iterable<Profile> },
  preferred?: Profile,
): Profile | undefined {
  const shared = [...client.profiles].filter((profile) => {
    const there = operationsIn(profile)
    return (
      wanted.includes(profile) && there.length > 0 && [...operations].every((each) => there.includes(each))
    )
  })
  return shared.find((each) => each === preferred) ?? shared[0]
}
