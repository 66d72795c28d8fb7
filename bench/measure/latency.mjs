// The latency of one start or stop in a World with many recordings, compared with a World with few.
import { fileURLToPath } from 'node:url'
import { runClient, startWorker } from '../processes.mjs'
import { interleave, ratioOf } from '../rounds.mjs'

const client = fileURLToPath(new URL('../clients/handle.mjs', import.meta.url))
const connection = fileURLToPath(new URL('../clients/one-connection.mjs', import.meta.url))

async function startWorld(calls) {
  const { ready, ask, stop } = await startWorker(['--max-old-space-size=6144', client, String(calls)])
  const { url, ...setup } = ready
  const overHttp = (pairs) => runClient([connection, JSON.stringify({ url, calls, pairs })])
  return { name: `${calls} recordings`, setup, inProcess: ask, overHttp, stop }
}

/** Compares many recordings with few, in process or over HTTP. */
async function compare(title, worlds, { rounds, run }) {
  for (const world of worlds) await run(world)
  const samples = await interleave(worlds, rounds, run)
  const [few, many] = worlds.map(({ name }) => samples[name])
  const comparisons = [
    { name: 'median', goal: { atMost: 1.2 }, ratio: ratioOf(many, few, 'medianMicros') },
    { name: 'p99', goal: { atMost: 1.2 }, ratio: ratioOf(many, few, 'p99Micros') },
  ]
  return { title, samples, comparisons }
}

export async function latency({ rounds, pairs, pairsOverHttp, manyRecordings }) {
  const worlds = [await startWorld(100), await startWorld(manyRecordings)]
  const sizes = `${manyRecordings} recordings against 100`
  const measured = [
    await compare(`latency over one connection, ${sizes}`, worlds, {
      rounds,
      run: (world) => world.overHttp(pairsOverHttp),
    }),
    await compare(`latency in process, ${sizes}`, worlds, { rounds, run: (world) => world.inProcess(pairs) }),
  ]
  await Promise.all(worlds.map((world) => world.stop()))
  const setup = Object.fromEntries(worlds.map(({ name, setup }) => [name, setup]))
  return measured.map((each) => ({ ...each, setup }))
}
