import { assumed } from '../../../contracts/evidence.js'
import type { Operation } from '../operation.js'
import { commandOwnCall } from './command-contact.js'
import { notFound, reject } from './reject.js'

/** "Once you begin recording a call, there is no way to stop the recording until the call is ended." */
export const stopRecordCall: Operation<'stopRecordCall'> = (world, call) => {
  const variant = world.assumptions['agent-stop-record']
  if (variant === 'stops') return commandOwnCall(world, call, 'stop')
  const details = {
    rule: 'no-stop',
    evidence: assumed('agent-stop-record'),
    reason: 'The Agent API cannot stop the recording of a call. The recording continues until the call ends.',
    fix: [
      'Use …/mask for parts that must not be recorded, and …/unmask to continue.',
      "NICE's SDK uses this path if a feature is switched on. To allow it, start with --assume agent-stop-record=stops.",
    ],
  }
  throw variant === 'not-found-404'
    ? notFound(details)
    : reject(405, 'Method Not Allowed', { ...details, headers: { Allow: 'OPTIONS' } })
}
