// One server under load: requests per second, and the CPU time that the server spent on each.
import { fileURLToPath } from 'node:url'
import { cpuSeconds, machineCpuSeconds, runClient } from '../processes.mjs'
import { interleave, ratioOf } from '../rounds.mjs'

const client = fileURLToPath(new URL('../clients/load.mjs', import.meta.url))
export const connections = 50

/** @throws {Error} when an answer is not 200, or is missing */
async function load(server, job, seconds) {
  const before = { server: cpuSeconds(server.pid), machine: machineCpuSeconds() }
  const full = { connections, url: server.url, seconds, ...job }
  const { good, wrong, statuses, perSecond, clientCpu } = await runClient([client, JSON.stringify(full)])
  if (wrong > 0 || good === 0) {
    throw new Error(`${server.name}: ${wrong} wrong answers of ${good + wrong}: ${JSON.stringify(statuses)}`)
  }
  const used = cpuSeconds(server.pid) - before.server
  return {
    perSecond,
    cpuMicros: (used / good) * 1e6,
    serverCpu: used / seconds,
    clientCpu,
    machineCpu: (machineCpuSeconds() - before.machine) / seconds,
  }
}

/** Warms every server up, if there is time for it, then loads them in rounds. `jobOf` gives the job of a round. */
export async function loadInRounds(servers, { rounds, seconds, warmupSeconds }, jobOf) {
  if (warmupSeconds > 0) {
    for (const server of servers) await load(server, jobOf(server, rounds), warmupSeconds)
  }
  return interleave(servers, rounds, (server, round) => load(server, jobOf(server, round), seconds))
}

/** How the mock compares with another server, by CPU time and by throughput; above 1 the mock is better. */
export function against(samples, other, atLeast) {
  const mock = samples['cxone-mock']
  return {
    name: `against ${other}`,
    ...(atLeast !== undefined && { goal: { atLeast } }),
    ratio: ratioOf(samples[other], mock, 'cpuMicros'),
    perSecondRatio: ratioOf(mock, samples[other], 'perSecond'),
  }
}
