import { assumed } from '../../../contracts/evidence.js'
import type { Operation } from '../operation.js'
import { commandOwnCall } from './command-contact.js'
import { notFound, reject } from './reject.js'

/** "Once you begin recording a call, there is no way to stop the recording until the call is ended." */
export const stopRecordCall: Operation<'stopRecordCall'> = (world, call) => {
  const variant = world.assumptions['agent-stop-record']
  if (variant === 'stops') return commandOwnCall(world, call, 'stop')
  const refusal = {
    rule: 'no-stop',
    evidence: assumed('agent-stop-record'),
    reason:
      'There is no way to stop the recording of a call through the Agent API: it goes on until the call ends.',
    fix: [
      'Mask what must not be recorded with …/mask, and go on with …/unmask.',
      "NICE's SDK has the path behind a switch: --assume agent-stop-record=stops has it answered.",
    ],
  }
  throw variant === 'not-found-404'
    ? notFound(refusal)
    : reject(405, 'Method Not Allowed', { ...refusal, headers: { Allow: 'OPTIONS' } })
}
