import { instant } from '../instant.js'
import type { Instant, Conversation, User } from '../../world/entities.js'
import type { World } from '../../world/world.js'
import { contactStates, namesStates, stateOfContact } from './contact-state.js'

type View = Readonly<Record<string, unknown>>

/** A contact that has not ended, as the lists and the details show it. */
export function activeView(world: World, conversation: Conversation): View {
  const { connectedTime } = conversation
  return {
    ...shared(world, conversation),
    ...(connectedTime === undefined ? {} : { agentStartDate: instant(connectedTime) }),
    ...(namesStates(world) ? contactStates[stateOfContact(conversation)] : {}),
  }
}

/** A contact that has ended. */
export function completedView(world: World, conversation: Conversation): View {
  const { startTime, connectedTime, endTime = startTime, holds = [] } = conversation
  const heldMs = holds.reduce((sum, { from, to = endTime }) => sum + to - from, 0)
  return {
    ...shared(world, conversation),
    abandoned: connectedTime === undefined,
    agentSeconds: connectedTime === undefined ? 0 : (endTime - connectedTime) / 1000,
    holdSeconds: heldMs / 1000,
    totalDurationSeconds: (endTime - startTime) / 1000,
  }
}

function shared(world: World, conversation: Conversation): View {
  const { contactId, startTime, holds = [], participants, recordingId } = conversation
  const agent = agentOf(world, conversation)
  const customer = participants.find(({ purpose }) => purpose !== 'agent')
  const isOutbound = customer?.direction === 'outbound'
  const address = customer?.address?.replace(/^\w+:/, '')
  const isLogged = world.recordings.get(recordingId)?.startTime !== undefined
  return {
    contactId,
    masterContactId: contactId,
    ...(agent ? namesOf(agent) : {}),
    contactStartDate: instant(startTime),
    lastUpdateTime: instant(lastChange(world, conversation)),
    ...(address === undefined ? {} : isOutbound ? { toAddress: address } : { fromAddress: address }),
    holdCount: holds.length,
    ...(world.assumptions['contact-is-logged'] === 'recorded' ? { isLogged } : {}),
    isOutbound,
    isTakeover: false,
    mediaTypeId: 4,
    mediaTypeName: 'Call',
  }
}

function namesOf({ agentId, givenName, familyName, teamId }: User) {
  return { agentId, firstName: givenName, lastName: familyName, teamId }
}

/** The CXone user in a call. */
export function agentOf({ users }: World, { participants }: Conversation): User | undefined {
  for (const { userId } of participants) {
    const user = userId === undefined ? undefined : users.get(userId)
    if (user) return user
  }
  return undefined
}

/** When a call or its recording last changed. */
export function lastChange({ recordings }: World, conversation: Conversation): Instant {
  const { startTime, connectedTime = startTime, endTime = startTime, holds = [], recordingId } = conversation
  const recording = recordings.get(recordingId)
  const last = holds.at(-1)
  return Math.max(
    connectedTime,
    endTime,
    last?.to ?? last?.from ?? startTime,
    recording?.endTime ?? recording?.startTime ?? startTime,
  )
}
