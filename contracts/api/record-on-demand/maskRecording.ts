import type { OperationContract } from '../../contract.js'
import { base, empty, own } from './interaction.js'
import { masking, maskingRefusals, start } from './masking.js'

export const maskRecording = {
  ...masking,
  operationId: 'maskRecording',
  path: `${base}/mask`,
  summary: "Mask what is recorded of an agent's active call",
  cases: [
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
  ],
} as const satisfies OperationContract
