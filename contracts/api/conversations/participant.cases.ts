import type { CaseRequest, ContractCase } from '../../case.js'
import { rejected } from '../error-body.cases.js'
import { labelledAsForm, unknownConversation, withoutGrant, withoutToken } from '../platform.cases.js'
import { formLabel } from '../error-body.cases.js'

export const agent = { conversationId: 'conv-123', participantId: 'part-123-agent' } as const

/** The rejections of an operation on a participant. `request` is one that succeeds. */
export const participantRejections = (request: CaseRequest): readonly ContractCase[] => [
  {
    name: 'returns 404 for an id that no participant has',
    request: { ...request, params: { ...agent, participantId: 'part-456-agent' } },
    expect: rejected(404, 'not.found', 'No participant has the id part-456-agent.'),
  },
  unknownConversation({ ...request, params: { ...agent, conversationId: 'rec-123' } }),
  withoutGrant({ ...request, as: 'other-division' }),
  withoutToken({ params: agent, json: request.json }),
  labelledAsForm({ as: 'recorder', params: agent, ...formLabel, text: JSON.stringify(request.json) }),
]

/** The cases that both operations which record a participant share. `accepted` is their success. */
export function recordCases(
  operation: string,
  body: (record: boolean) => unknown,
  accepted: (state: 'ACTIVE' | 'NONE') => ContractCase['expect'],
): readonly ContractCase[] {
  const start = { as: 'recorder', params: agent, json: body(true) } as const
  const stop = { as: 'recorder', params: agent, json: body(false) } as const
  const notStarted = 'Recording rec-123 has not started: it cannot be stopped.'
  const finished = 'Recording rec-123 is finished: it cannot be started.'
  return [
    { name: 'starts a recording', request: start, expect: accepted('ACTIVE') },
    {
      name: 'stops a recording',
      before: [{ operation, ...start }],
      advance: '30s',
      request: stop,
      expect: accepted('NONE'),
    },
    {
      name: 'records again after a stop',
      before: [
        { operation, ...start },
        { operation, ...stop },
      ],
      request: start,
      expect: accepted('ACTIVE'),
    },
    {
      name: 'returns 409 for a start after a stop under that variant',
      assume: { 'participant-record-after-stop': 'conflict' },
      before: [
        { operation, ...start },
        { operation, ...stop },
      ],
      request: start,
      expect: rejected(409, 'conflict', finished),
    },
    {
      name: 'returns 409 for a stop before a start',
      request: stop,
      expect: rejected(409, 'conflict', notStarted),
    },
    {
      name: 'returns 400 for a stop before a start under that variant',
      assume: { 'participant-recording-conflict': 'bad-request' },
      request: stop,
      expect: rejected(400, 'bad.request', notStarted),
    },
    {
      name: 'ignores a stop before a start under that variant',
      assume: { 'participant-recording-conflict': 'ignored' },
      request: stop,
      expect: accepted('NONE'),
    },
    {
      name: 'returns 409 for a start of a recording in progress',
      before: [{ operation: 'startRecording', as: 'recorder', json: { recordingId: 'rec-123' } }],
      request: start,
      expect: rejected(409, 'conflict', 'Recording rec-123 is in progress already: it cannot be started.'),
    },
    {
      name: 'returns 409 while the previous start is being processed',
      settle: '2s',
      before: [{ operation, ...start }],
      request: stop,
      expect: rejected(
        409,
        'conflict',
        'Recording rec-123 is locked while it is starting: it cannot be stopped.',
      ),
    },
    {
      name: 'returns 409 while the call is alerting',
      request: { ...start, params: { conversationId: 'conv-456', participantId: 'part-456-agent' } },
      expect: rejected(
        409,
        'conflict',
        'Recording rec-456 cannot be started: its call is alerting, not connected.',
      ),
    },
    {
      name: 'returns 400 not.a.user under that variant',
      assume: { 'participant-recording-without-user': 'not-a-user' },
      request: start,
      expect: rejected(
        400,
        'not.a.user',
        'This request requires a user context. Client credentials cannot be used for requests to this resource.',
      ),
    },
    ...participantRejections(start),
  ]
}
