import type { AmbiguityName } from '../../../contracts/register/ambiguities.js'
import { assumed } from '../../../contracts/evidence.js'
import { noRecording, requireGrant } from '../conversations/find-conversation.js'
import { presentRecording } from '../conversations/present-conversation.js'
import type { OperationCall, Decision } from '../operation.js'
import { Rejection } from '../rejection.js'
import type { World } from '../../world/world.js'
import { decideCommand, type RejectedAs } from './decide-command.js'
import type { LifecycleRejection } from '../../../contracts/lifecycle/row.js'

type Action = 'start' | 'stop'

/** Decides a request to either path. `fromPath` is the action of the path; the body may contain another one. */
export function recordingCommand(
  world: World,
  { body, principal, now }: OperationCall<'startRecording' | 'stopRecording'>,
  fromPath: Action,
): Decision {
  const action = actionOf(world, body.action, fromPath)
  const recording = world.recordings.get(body.recordingId)
  const conversation = recording && world.conversations.get(recording.conversationId)
  const unknown = () => noRecording(world, body.recordingId, unknownRecording(world))
  if (!recording || !conversation) throw unknown()
  requireGrant(world, principal, conversation, unknown)
  const {
    recording: after,
    settled,
    events,
    row,
  } = decideCommand({
    world,
    conversation,
    recording,
    on: action,
    now,
    rejectedAs: (reason) => rejectedAs(world, reason),
  })
  if (world.assumptions['success-body'] === 'empty') return { events, row, response: { status: 204 } }
  const accepted = !settled && world.assumptions['settling-status'] === 'accepted-202'
  const answer = { status: accepted ? 202 : 200, body: presentRecording(world, after, now) }
  return { events, row, response: answer }
}

function rejectedAs({ assumptions }: World, reason: LifecycleRejection): ReturnType<RejectedAs> {
  const locked = reason === 'locked'
  const question = locked ? 'locked-status' : 'state-conflict-status'
  return {
    kind: 'conflict',
    status: Number(assumptions[question]),
    code: locked ? 'locked' : 'conflict',
    statusEvidence: assumed(question),
    bodyEvidence: assumed(question),
  }
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
  const ambiguity = fromPath === 'start' ? 'action-stop-on-start-path' : 'action-start-on-stop-path'
  if (world.assumptions[ambiguity] !== 'refused') return action
  throw badAction(
    'contradiction',
    `The action ${action} contradicts the path, which ends in /${fromPath}.`,
    ambiguity,
  )
}

function badAction(errorCode: string, message: string, ambiguity: AmbiguityName): Rejection {
  return new Rejection({
    kind: 'request',
    status: 400,
    code: 'bad.request',
    message,
    details: [{ errorCode, fieldName: 'action' }],
    rule: ambiguity,
    evidence: assumed(ambiguity),
    reason: `${message} The behaviour of the real API is undocumented; see ${ambiguity} in the ambiguity register.`,
    allowed: ['…/start with {"action":"start"}', '…/stop with {"action":"stop"}'],
    fix: ['Send the action of the path in the body.'],
  })
}
