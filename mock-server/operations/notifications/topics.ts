import { maxTopics } from '../../../contracts/api/notifications/channel.js'
import { assumed, genesysClass, genesysErrorCodes } from '../../../contracts/evidence.js'
import { Rejection, type RejectionOptions } from '../rejection.js'
import type { World } from '../../world/world.js'

/** The topics that the mock publishes, with `{id}` for the id of a user. */
export const topicTemplates = {
  'v2.users.{id}.conversations': 'the conversations of a user',
  'v2.users.{id}.conversations.calls': 'the calls of a user, with the state of their recordings',
} as const

const published = /^v2\.users\.([^.{}]+)\.conversations(?:\.calls)?$/

interface Topic {
  readonly id: string
  readonly state: 'Permitted' | 'Rejected'
  readonly rejectionReason?: string
}

/**
 * The topics of a subscription, each once.
 * @throws {Rejection} 400 for a topic that does not exist, unless a variant says otherwise
 */
export function topicsOf(world: World, wanted: readonly { readonly id: string }[]): readonly Topic[] {
  const ids = [...new Set(wanted.map(({ id }) => id))]
  return ids.map((id): Topic => {
    const why = whyUnknown(world, id)
    if (why === undefined) return { id, state: 'Permitted' }
    if (world.assumptions['notification-topic-unknown'] === 'bad-request') throw unknownTopic(id, why)
    return { id, state: 'Rejected', rejectionReason: why }
  })
}

function whyUnknown({ users }: World, topic: string): string | undefined {
  const userId = published.exec(topic)?.[1]
  if (userId === undefined) return 'The mock does not publish this topic.'
  return users.has(userId) ? undefined : `This sandbox has no user ${userId.slice(0, 80)}.`
}

function unknownTopic(topic: string, why: string): Rejection {
  const shown = topic.slice(0, 120)
  return new Rejection({
    ...invalid('notification-topic-unknown'),
    message: `The topic ${shown} is not valid.`,
    details: [{ errorCode: 'bad.request', fieldName: 'id' }],
    rule: 'topic-exists',
    reason: `${why} The topic is ${JSON.stringify(shown)}.`,
    allowed: Object.keys(topicTemplates),
    fix: ['Send a topic of GET /api/v2/notifications/availabletopics with the id of a user in it.'],
  })
}

/** @throws {Rejection} when a channel would have too many topics */
export function requireFewTopics(world: World, topics: readonly string[]): void {
  const count = new Set(topics).size
  if (count <= maxTopics) return
  const conflict = world.assumptions['notification-too-many-topics'] === 'conflict'
  throw new Rejection({
    ...invalid('notification-too-many-topics'),
    ...(conflict ? { kind: 'conflict', status: 409, code: 'conflict' } : {}),
    message: `A channel has at most ${maxTopics} topics.`,
    rule: 'topic-limit',
    reason: `The channel would have ${count} topics.`,
    fix: ['Subscribe to the other topics with another channel.'],
  })
}

function invalid(question: 'notification-topic-unknown' | 'notification-too-many-topics') {
  return {
    kind: 'request',
    status: 400,
    code: 'bad.request',
    evidence: assumed(question),
    statusEvidence: genesysClass('notifications'),
    bodyEvidence: genesysErrorCodes,
  } as const satisfies Partial<RejectionOptions>
}
