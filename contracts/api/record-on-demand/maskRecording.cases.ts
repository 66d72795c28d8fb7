import type { ContractCases } from '../../case.js'
import { empty, own } from './interaction.cases.js'
import { maskingRefusals, start } from './masking.cases.js'

export const cases: ContractCases = [
  { name: 'masks what is being recorded', before: [start], request: own, expect: empty(200) },
  { name: 'answers 200 and masks nothing when nothing is recorded', request: own, expect: empty(200) },
  {
    name: 'answers 202 when it takes time to settle',
    settle: { mask: '2s' },
    before: [start],
    request: own,
    expect: empty(202),
  },
  {
    name: 'answers 425 while masking is in work',
    settle: { mask: '2s' },
    before: [start, { ...own, operation: 'maskRecording' }],
    request: own,
    expect: empty(425),
  },
  ...maskingRefusals,
]
