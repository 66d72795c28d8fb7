// 4. The latency of one start or stop in a World of many recordings, against a small one.
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { serverCore, startNode, stop } from '../processes.mjs'
import { interleave, ratioOf } from '../rounds.mjs'

const client = fileURLToPath(new URL('../clients/handle.mjs', import.meta.url))

async function startWorld(calls) {
  const args = ['--max-old-space-size=6144', client, String(calls)]
  const child = startNode(args, { core: serverCore, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const failed = once(child, 'exit').then(() => {
    throw new Error(`the World of ${calls} recordings ended`)
  })
  failed.catch(() => {})
  const next = async () => (await Promise.race([once(child, 'message'), failed]))[0]
  const { setupSeconds, rssMiB } = await next()
  const run = (pairs) => {
    child.send(pairs)
    return next()
  }
  return { name: `${calls} recordings`, setup: { setupSeconds, rssMiB }, run, stop: () => stop(child) }
}

export async function latency({ rounds, pairs, manyRecordings }) {
  const few = await startWorld(100)
  const many = await startWorld(manyRecordings)
  const worlds = [few, many]
  for (const world of worlds) await world.run(pairs)
  const samples = await interleave(worlds, rounds, (world) => world.run(pairs))
  await Promise.all(worlds.map((world) => world.stop()))
  const compare = (what, key) => ({
    name: `${what}, ${many.name} against ${few.name}`,
    goal: { atMost: 1.2 },
    ratio: ratioOf(samples[many.name], samples[few.name], key),
  })
  return {
    title: 'Latency of a start or stop, in process',
    samples,
    comparisons: [compare('median', 'medianMicros'), compare('p99', 'p99Micros')],
    setup: Object.fromEntries(worlds.map(({ name, setup }) => [name, setup])),
  }
}
