import { sessionsSwagger } from '../../../contracts/evidence.js'
import { callEnds } from '../call-ends.js'
import type { Operation } from '../operation.js'
import { findSession } from './find-contact.js'
import { reject } from './reject.js'
import { requireAcdUser } from './require-acd.js'
import { sentField } from './sent-field.js'

/** Ends the session. The token remains valid. */
export const endAgentSession: Operation<'endAgentSession'> = (world, call) => {
  const { query, text, now: at, params } = call
  const { session, agent } = findSession(world, requireAcdUser(world, call), params.sessionId)
  const { sessionId } = session
  const isSet = (name: string) => sentField(query, text, name).toLowerCase() === 'true'
  const calls = [...(world.callsByUser.get(agent.userId) ?? [])].flatMap(
    (conversationId) => world.conversations.get(conversationId) ?? [],
  )
  const ended = isSet('endContacts') ? calls : []
  if (calls.length > 0 && ended.length === 0 && !isSet('forceLogoff')) {
    throw reject(409, 'Agent must handle all contacts before ending the session.', {
      rule: 'session-with-contacts',
      evidence: sessionsSwagger('409 "Agent must handle all contacts before ending the session."'),
      reason: `Agent ${agent.agentId} is in ${calls.map(({ contactId }) => `contact ${contactId}`).join(', ')}.`,
      fix: ['End the contacts first, or send endContacts=true or forceLogoff=true.'],
    })
  }
  return {
    events: [
      ...ended.flatMap((each) => callEnds(world, each, at)),
      { type: 'AgentSessionEnded', sessionId, at },
    ],
    response: { status: 202 },
  }
}
