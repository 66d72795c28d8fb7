import type { ContractCases } from '../../case.js'
import { accepted, agent, conflict, locked, ok, own } from './interaction.cases.js'
import { afterTheCall, withoutPermission, withoutToken, withoutUserId } from './rejections.cases.js'

const start = { ...own, operation: 'startRecordingOnDemand' } as const
const stop = { ...own, operation: 'stopRecordingOnDemand' } as const
const mask = { ...own, operation: 'maskRecording' } as const

export const cases: ContractCases = [
  { name: 'stops a recording in progress', before: [start], request: own, expect: ok },
  { name: 'stops a masked recording', before: [start, mask], request: own, expect: ok },
  {
    name: 'stops a recording that was started through recordingcontrols',
    before: [{ operation: 'startRecording', as: 'recorder', json: { recordingId: 'rec-123' } }],
    request: own,
    expect: ok,
  },
  {
    name: 'returns 202 when it takes time to settle',
    settle: { stop: '2s' },
    before: [start],
    request: own,
    expect: accepted,
  },
  {
    name: 'returns 425 while a start is being processed',
    settle: { start: '2s' },
    before: [start],
    request: own,
    expect: locked,
  },
  {
    name: 'returns 425 while a stop is being processed',
    settle: { stop: '2s' },
    before: [start, stop],
    request: own,
    expect: locked,
  },
  { name: 'returns 409 before a start', request: own, expect: conflict },
  { name: 'returns 409 after a stop', before: [start, stop], request: own, expect: conflict },
  {
    name: 'returns 200 before a start under that variant',
    assume: { 'record-on-demand-stop-when-not-recording': 'ignored-200' },
    request: own,
    expect: ok,
  },
  withoutUserId({ as: agent }),
  withoutToken({ query: own.query }),
  withoutPermission(own),
  afterTheCall(own),
]
