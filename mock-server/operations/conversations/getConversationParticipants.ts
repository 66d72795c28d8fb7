import { assumed } from '../../../contracts/evidence.js'
import { Rejection } from '../rejection.js'
import type { Operation } from '../operation.js'
import { findConversation } from './find-conversation.js'
import { page } from './page.js'
import { presentParticipants } from './present-conversation.js'

export const getConversationParticipants: Operation<'getConversationParticipants'> = (world, call) => {
  const conversation = findConversation(
    world,
    call.principal,
    call.params.conversationId,
    assumed('participants-shape'),
  )
  if (world.assumptions['participants-shape'] === 'absent') throw noSuchOperation()
  const participants = presentParticipants(world, conversation)
  if (world.assumptions['participants-shape'] === 'array')
    return { response: { status: 200, body: participants } }
  const path = `/api/v2/conversations/${encodeURIComponent(conversation.conversationId)}/participants`
  const take = (from: number, count: number) => participants.slice(from, from + count)
  return { response: { status: 200, body: page(path, call.query, participants.length, take) } }
}

function noSuchOperation(): Rejection {
  return new Rejection({
    kind: 'not-found',
    status: 404,
    code: 'not.found',
    message: 'The requested resource was not found.',
    rule: 'operation-exists',
    evidence: assumed('participants-shape'),
    reason: 'Genesys Cloud documents no list of participants. participants-shape=absent is in force.',
    fix: ['Read the participants of GET /api/v2/conversations/{conversationId}.'],
  })
}
