import type { ContractCase } from '../../case.js'
import { rejected } from '../error-body.cases.js'
import { started } from './recording-command.cases.js'

// Commands that take time to settle.
const start = { operation: 'startRecording', as: 'recorder', json: { recordingId: 'rec-123' } } as const
const again = { as: 'recorder', json: { recordingId: 'rec-123', action: 'start' } } as const
const { startTime: _, ...notStarted } = started
const lockedMessage = 'Recording rec-123 is locked while it is starting: it cannot be started.'

export const startSettles: readonly ContractCase[] = [
  {
    name: 'answers 202 with the recording as it still is, when it takes time to settle',
    settle: '2s',
    request: again,
    expect: { status: 202, body: notStarted },
  },
  {
    name: 'answers 200 at once, although it takes time to settle, where that variant is assumed',
    assume: { 'settling-status': 'ok-200' },
    settle: '2s',
    request: again,
    expect: { status: 200, body: notStarted },
  },
  {
    name: 'answers 425 while the start before it is in work',
    settle: '2s',
    before: [start],
    advance: '1999ms',
    request: again,
    expect: rejected(425, 'locked', lockedMessage),
  },
  {
    name: 'answers 409 while the start before it is in work, where that variant is assumed',
    assume: { 'locked-status': '409' },
    settle: '2s',
    before: [start],
    request: again,
    expect: rejected(409, 'locked', lockedMessage),
  },
  {
    name: 'answers 409 when the start before it has settled',
    settle: '2s',
    before: [start],
    advance: '2s',
    request: again,
    expect: rejected(409, 'conflict', 'Recording rec-123 is in progress already: it cannot be started.'),
  },
]

export const stopSettles: readonly ContractCase[] = [
  {
    name: 'answers 202 with the recording as it still is, when it takes time to settle',
    settle: { stop: '2s' },
    before: [start],
    advance: '30s',
    request: { as: 'recorder', json: { recordingId: 'rec-123', action: 'stop' } },
    expect: { status: 202, body: started },
  },
  {
    name: 'answers 425 while the start before it is in work',
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
    name: 'answers 409 when the stop before it has settled',
    settle: { stop: '2s' },
    before: [start, { ...start, operation: 'stopRecording' }],
    advance: '2s',
    request: { as: 'recorder', json: { recordingId: 'rec-123', action: 'stop' } },
    expect: rejected(409, 'conflict', 'Recording rec-123 is finished: it cannot be stopped.'),
  },
]
