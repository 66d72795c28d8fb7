// One server under load: requests per second, and the CPU time of the server per request.
import { fileURLToPath } from 'node:url'
import { cpuSeconds, machineCpuSeconds, runClient } from '../processes.mjs'
import { interleave, ratioOf } from '../rounds.mjs'

const client = fileURLToPath(new URL('../clients/load.mjs', import.meta.url))
export const connections = 50

/** @throws {Error} when a response is missing or is not 200 */
async function load(server, job, seconds) {
  const before = { server: cpuSeconds(server.pid), machine: machineCpuSeconds() }
  const full = { connections, url: server.url, seconds, ...job }
  const { good, wrong, statuses, perSecond, clientCpu } = await runClient([client, JSON.stringify(full)])
  if (wrong > 0 || good === 0) {
    throw new Error(
      `${server.name}: ${wrong} wrong responses of ${good + wrong}: ${JSON.stringify(statuses)}`,
    )
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

/** Warms up every server if `warmupSeconds` is not 0, then loads them in rounds. `jobOf` returns the job of a round. */
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
