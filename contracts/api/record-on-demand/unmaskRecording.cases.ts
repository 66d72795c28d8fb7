import type { ContractCases } from '../../case.js'
import { empty, own } from './interaction.cases.js'
import { maskingRejections, start } from './masking.cases.js'

const mask = { ...own, operation: 'maskRecording' } as const

export const cases: ContractCases = [
  { name: 'continues a masked recording', before: [start, mask], request: own, expect: empty(200) },
  { name: 'changes nothing when nothing is recorded', request: own, expect: empty(200) },
  {
    name: 'changes nothing when a stop came while it was masked',
    before: [start, mask, { ...own, operation: 'stopRecordingOnDemand' }],
    request: own,
    expect: empty(200),
  },
  {
    name: 'returns 202 when it takes time to settle',
    settle: { mask: '2s' },
    before: [start, mask],
    advance: '2s',
    request: own,
    expect: empty(202),
  },
  {
    name: 'returns 425 while masking is being processed',
    settle: { mask: '2s' },
    before: [start, mask],
    request: own,
    expect: empty(425),
  },
  ...maskingRejections,
]
