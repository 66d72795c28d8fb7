import type { Operation } from '../operation.js'
import { notImplemented, recordParticipant } from './record-participant.js'

export const patchConversationsCallParticipant: Operation<'patchConversationsCallParticipant'> = (
  world,
  call,
) => {
  const { recording, ...others } = call.body
  const [other] = Object.keys(others)
  if (other !== undefined || recording === undefined) throw notImplemented((other ?? 'body').slice(0, 40))
  const { events, row } = recordParticipant(world, call, 'adhoc', recording ? 'start' : 'stop')
  return { events, row, response: { status: 202 } }
}
