import { assumed } from '../../../contracts/evidence.js'
import { noRecording, requireGrant } from '../conversations/find.js'
import { presentRecording } from '../conversations/present.js'
import type { Call, Outcome } from '../operation.js'
import { Problem } from '../problem.js'
import type { World } from '../../world/world.js'
import { command } from './command.js'

type Action = 'start' | 'stop'

/** Both paths of the surface: `fromPath` is what the path says, the action in the body may say otherwise. */
export function control(
  world: World,
  { body, principal, now }: Call<'startRecording' | 'stopRecording'>,
  fromPath: Action,
): Outcome {
  const action = actionOf(world, body.action, fromPath)
  const recording = world.recordings.get(body.recordingId)
  const conversation = recording && world.conversations.get(recording.conversationId)
  const unknown = () => noRecording(world, body.recordingId, unknownRecording(world))
  if (!recording || !conversation) throw unknown()
  requireGrant(world, principal, conversation, unknown)
  const status = Number(world.assumptions['state-conflict-status'])
  const conflict = { kind: 'conflict', status, code: 'conflict' } as const
  const { recording: after, events, row } = command(world, conversation, recording, action, now, conflict)
  if (world.assumptions['success-body'] === 'empty') return { events, row, answer: { status: 204 } }
  return { events, row, answer: { status: 200, body: presentRecording(world, after, now) } }
}

function unknownRecording(world: World) {
  const evidence = assumed('unknown-recording')
  return world.assumptions['unknown-recording'] === 'not-found-404'
    ? { status: 404, code: 'not.found', evidence }
    : { status: 400, code: 'bad.request', evidence }
}

function actionOf(world: World, action: Action | undefined, fromPath: Action): Action {
  if (action === undefined) {
    if (world.assumptions['action-absent'] === 'path-decides') return fromPath
    throw badAction('required', 'The request body is not valid: action is required', 'action-absent')
  }
  if (action === fromPath) return action
  const decides =
    fromPath === 'start'
      ? world.assumptions['action-stop-on-start-path'] === 'stops'
      : world.assumptions['action-start-on-stop-path'] === 'starts'
  if (decides) return action
  throw badAction(
    'contradiction',
    `The action ${action} contradicts the path, which ends in /${fromPath}.`,
    `action-${action}-on-${fromPath}-path`,
  )
}

function badAction(errorCode: string, message: string, ambiguity: string): Problem {
  return new Problem({
    kind: 'request',
    status: 400,
    code: 'bad.request',
    message,
    details: [{ errorCode, fieldName: 'action' }],
    rule: ambiguity,
    evidence: assumed(ambiguity),
    why: `${message} What the real API does here is not known; see ${ambiguity} in the ambiguity register.`,
    allowed: ['…/start with {"action":"start"}', '…/stop with {"action":"stop"}'],
    fix: ['Send the action that the path names, so that path and body never disagree.'],
  })
}
