// The mock under MSW, compared with handlers that return a constant.
import { fileURLToPath } from 'node:url'
import { startWorker } from '../processes.mjs'
import { interleave, ratioOf } from '../rounds.mjs'

const client = fileURLToPath(new URL('../clients/msw.mjs', import.meta.url))
const variants = {
  'cxone-mock': 'mock',
  'constant handler': 'constant',
  'constant handler that reads the body': 'reads',
}

export async function msw({ rounds, pairs, warmupPairs }) {
  const workers = await Promise.all(
    Object.entries(variants).map(async ([name, variant]) => ({
      name,
      ...(await startWorker([client, variant])),
    })),
  )
  for (const { ask } of workers) await ask(warmupPairs)
  const samples = await interleave(workers, rounds, ({ ask }) => ask(pairs))
  await Promise.all(workers.map(({ stop }) => stop()))
  const mock = samples['cxone-mock']
  const against = (name) => ({
    name: `against a ${name}`,
    ratio: ratioOf(samples[name], mock, 'cpuMicros'),
    perSecondRatio: ratioOf(mock, samples[name], 'perSecond'),
  })
  return {
    title: 'start/stop under MSW',
    samples,
    comparisons: [
      { ...against('constant handler'), goal: { atLeast: 0.95 } },
      against('constant handler that reads the body'),
    ],
  }
}
