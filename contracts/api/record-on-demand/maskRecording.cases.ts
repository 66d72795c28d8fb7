import type { ContractCases } from '../../case.js'
import { empty, own } from './interaction.cases.js'
import { maskingRejections, start } from './masking.cases.js'

export const cases: ContractCases = [
  { name: 'masks a recording in progress', before: [start], request: own, expect: empty(200) },
  { name: 'returns 200 and masks nothing when nothing is recorded', request: own, expect: empty(200) },
  {
    name: 'returns 202 when it takes time to settle',
    settle: { mask: '2s' },
    before: [start],
    request: own,
    expect: empty(202),
  },
  {
    name: 'returns 425 while masking is being processed',
    settle: { mask: '2s' },
    before: [start, { ...own, operation: 'maskRecording' }],
    request: own,
    expect: empty(425),
  },
  ...maskingRejections,
]
