import { fieldsNotImplemented } from '../../../contracts/api/conversations/patchConversationsCallParticipant.js'
import type { Operation } from '../operation.js'
import { notImplemented, recordParticipant } from './record-participant.js'

const others = Object.keys(fieldsNotImplemented)

export const patchConversationsCallParticipant: Operation<'patchConversationsCallParticipant'> = (
  world,
  call,
) => {
  const { recording } = call.body
  const other = others.find((field) => field in call.body)
  if (other !== undefined || recording === undefined) throw notImplemented(other)
  const { events, row } = recordParticipant(world, call, 'adhoc', recording ? 'start' : 'stop')
  return { events, row, response: { status: 202 } }
}
