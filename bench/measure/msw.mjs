// The mock under MSW, compared with a handler that returns a constant.
import { fileURLToPath } from 'node:url'
import { runClient, serverCore } from '../processes.mjs'
import { interleave, ratioOf } from '../rounds.mjs'

const client = fileURLToPath(new URL('../clients/msw.mjs', import.meta.url))
const subjects = [
  { name: 'cxone-mock', variant: 'mock' },
  { name: 'constant handler', variant: 'constant' },
]

export async function msw({ rounds, seconds, warmupSeconds }) {
  const samples = await interleave(subjects, rounds, ({ variant }) =>
    runClient([client, JSON.stringify({ variant, seconds, warmupSeconds })], { core: serverCore }),
  )
  const [mock, constant] = [samples['cxone-mock'], samples['constant handler']]
  const comparison = {
    name: 'against a constant handler',
    goal: { atLeast: 0.95 },
    ratio: ratioOf(constant, mock, 'cpuMicros'),
    perSecondRatio: ratioOf(mock, constant, 'perSecond'),
  }
  return { title: 'start/stop under MSW', samples, comparisons: [comparison] }
}
