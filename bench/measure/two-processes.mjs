// Start/stop pairs at one process and at two processes that share a Redis server.
import { fileURLToPath } from 'node:url'
import { cpuSeconds, runClient, startServer } from '../processes.mjs'
import { interleave, spread } from '../rounds.mjs'
import { ask, assumptions, mockArgs, scenario, tokenRequest } from '../world.mjs'
import { connections } from './load.mjs'

const client = fileURLToPath(new URL('../clients/load.mjs', import.meta.url))

/**
 * Two mocks, Redis and two clients do not fit on two cores, so nothing is pinned, and the requests per second say more
 * about the machine than about the mock. The ratio of the goal is therefore what two processes could do with a core
 * each: twice the CPU time of one process per request, over that of two.
 */
export async function twoProcesses(redis, options) {
  const servers = []
  for (const prefix of ['one', 'two', 'two']) {
    const args = [...mockArgs({ calls: 0 }), '--store', `${redis.url}?prefix=${prefix}`]
    servers.push(await startServer({ name: prefix, args, core: 'any' }))
  }
  const jobs = await Promise.all(
    servers.map(({ url }) => jobOfOwnSandbox(url, connections * (options.rounds + 1) * 2)),
  )
  const subjects = [
    { name: 'one process', servers: servers.slice(0, 1), jobs: jobs.slice(0, 1) },
    { name: 'two processes', servers: servers.slice(1), jobs: jobs.slice(1) },
  ]
  /** Each round uses its own recordings, because the last command of a round may have no response. */
  let next = 0
  const measure = (subject) => {
    const firstRecording = connections * next++
    const fresh = subject.jobs.map((job) => ({ ...job, firstRecording }))
    return loadAll(fresh, subject.servers, redis, options.seconds)
  }
  for (const subject of subjects) await measure(subject)
  const samples = await interleave(subjects, options.rounds, measure)
  await Promise.all(servers.map((server) => server.stop()))
  const [one, two] = [samples['one process'], samples['two processes']]
  return {
    title: 'start/stop with Redis at two processes',
    samples,
    comparisons: [
      {
        name: 'against one process, for each a core',
        goal: { atLeast: 1.6 },
        ratio: spread(one.map(({ cpuMicros }, round) => (2 * cpuMicros) / two[round].cpuMicros)),
        perSecondRatio: spread(one.map(({ perSecond }, round) => two[round].perSecond / perSecond)),
      },
    ],
  }
}

/** Each process is asked for a sandbox of its own, because the requests of one sandbox have one order. */
async function jobOfOwnSandbox(url, calls) {
  const ownWorld = { ...scenario(calls), clients: [], users: [] }
  const { id } = await make(`${url}/__admin/sandboxes`, { scenario: ownWorld, assumptions })
  const controls = { scopes: ['recording:control'], divisions: ['div-bench'] }
  const own = await make(`${url}/__admin/clients?sandbox=${id}`, controls)
  const { access_token: token } = await ask(url, tokenRequest(own))
  return { url, token, kind: 'pair', connections }
}

async function make(url, body) {
  const headers = { 'content-type': 'application/json' }
  const made = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  if (made.status !== 201) throw new Error(`POST ${url}: ${made.status} ${await made.text()}`)
  return made.json()
}

async function loadAll(jobs, servers, redis, seconds) {
  const mocks = () => servers.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0)
  const before = { mocks: mocks(), redis: cpuSeconds(redis.pid) }
  const results = await Promise.all(
    jobs.map((job) => runClient([client, JSON.stringify({ ...job, seconds })], { core: 'any' })),
  )
  const wrong = results.reduce((sum, each) => sum + each.wrong, 0)
  if (wrong > 0) throw new Error(`${wrong} wrong responses: ${JSON.stringify(results)}`)
  const good = results.reduce((sum, each) => sum + each.good, 0)
  return {
    perSecond: results.reduce((sum, each) => sum + each.perSecond, 0),
    cpuMicros: ((mocks() - before.mocks) / good) * 1e6,
    redisCpuMicros: ((cpuSeconds(redis.pid) - before.redis) / good) * 1e6,
  }
}
