// One-time costs of a process: its first sandbox(), and its first request to /__admin. Not pinned.
import { fileURLToPath } from 'node:url'
import { cpuSeconds, runClient, startServer } from '../processes.mjs'
import { interleave, spread } from '../rounds.mjs'
import { mockArgs } from '../world.mjs'

const client = fileURLToPath(new URL('../clients/first-sandbox.mjs', import.meta.url))
const anyCore = { core: undefined }

async function inRuns({ title, name, atMost, runs }, measure) {
  const samples = await interleave([{ name: 'cxone-mock' }], runs, measure)
  const value = spread(samples['cxone-mock'].map(({ cpuMilliseconds }) => cpuMilliseconds))
  return { title, samples, comparisons: [{ name, goal: { atMost }, value, unit: 'ms' }] }
}

/** Runs the bundle in a new process each time. */
export function firstSandbox({ runs }) {
  const about = { title: 'first sandbox()', name: 'CPU time', atMost: 20, runs }
  return inRuns(about, () => runClient([client], anyCore))
}

async function adminRequest() {
  const server = await startServer({ name: 'cxone-mock', args: mockArgs({}), ...anyCore })
  const before = cpuSeconds(server.pid)
  const response = await fetch(`${server.url}/__admin/sandboxes`)
  await response.text()
  const cpuMilliseconds = (cpuSeconds(server.pid) - before) * 1000
  await server.stop()
  if (response.status !== 200) throw new Error(`GET /__admin/sandboxes responded with ${response.status}`)
  return { cpuMilliseconds }
}

export function firstAdmin({ runs }) {
  return inRuns({ title: 'first request to /__admin', name: 'CPU time', atMost: 50, runs }, adminRequest)
}
