import type { ContractCase } from '../../case.js'
import { rejected } from '../error-body.cases.js'
import { started } from './recording-command.cases.js'

// Commands that take time to settle.
const start = { operation: 'startRecording', as: 'recorder', json: { recordingId: 'rec-123' } } as const
const again = { as: 'recorder', json: { recordingId: 'rec-123', action: 'start' } } as const
const { startTime: _, creationTime: __, ...notStarted } = started
const lockedMessage = 'Recording rec-123 is locked while it is starting: it cannot be started.'

export const startSettles: readonly ContractCase[] = [
  {
    name: 'returns 202 with the unchanged recording when it takes time to settle',
    settle: '2s',
    request: again,
    expect: { status: 202, body: notStarted },
  },
  {
    name: 'returns 200 immediately, although it takes time to settle, under that variant',
    assume: { 'settling-status': 'ok-200' },
    settle: '2s',
    request: again,
    expect: { status: 200, body: notStarted },
  },
  {
    name: 'returns 425 while the previous start is being processed',
    settle: '2s',
    before: [start],
    advance: '1999ms',
    request: again,
    expect: rejected(425, 'locked', lockedMessage),
  },
  {
    name: 'returns 409 while the previous start is being processed under that variant',
    assume: { 'locked-status': '409' },
    settle: '2s',
    before: [start],
    request: again,
    expect: rejected(409, 'locked', lockedMessage),
  },
  {
    name: 'returns 409 when the previous start has settled',
    settle: '2s',
    before: [start],
    advance: '2s',
    request: again,
    expect: rejected(409, 'conflict', 'Recording rec-123 is in progress already: it cannot be started.'),
  },
]

export const stopSettles: readonly ContractCase[] = [
  {
    name: 'returns 202 with the unchanged recording when it takes time to settle',
    settle: { stop: '2s' },
    before: [start],
    advance: '30s',
    request: { as: 'recorder', json: { recordingId: 'rec-123', action: 'stop' } },
    expect: { status: 202, body: started },
  },
  {
    name: 'returns 425 while the previous start is being processed',
    settle: '2s',
    before: [start],
    request: { as: 'recorder', json: { recordingId: 'rec-123', action: 'stop' } },
    expect: rejected(
      425,
      'locked',
      'Recording rec-123 is locked while it is starting: it cannot be stopped.',
    ),
  },
  {
    name: 'returns 409 when the previous stop has settled',
    settle: { stop: '2s' },
    before: [start, { ...start, operation: 'stopRecording' }],
    advance: '2s',
    request: { as: 'recorder', json: { recordingId: 'rec-123', action: 'stop' } },
    expect: rejected(409, 'conflict', 'Recording rec-123 is finished: it cannot be stopped.'),
  },
]
