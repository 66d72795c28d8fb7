// Time from the start of a process to its first response to POST /oauth/token. Not pinned, because users do not pin it.
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { setTimeout as after } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { cpuSeconds, startNode, stop } from '../processes.mjs'
import { interleave, ratioOf } from '../rounds.mjs'
import { mockArgs, tokenRequest } from '../world.mjs'
import { bare } from './servers.mjs'

const demoClient = { clientId: 'recorder', clientSecret: 'recorder-secret' }
const subjects = [
  { name: 'cxone-mock', argsOf: (port) => mockArgs({ port }) },
  { name: 'bare node-http', argsOf: (port) => bare('node-http', port).args },
]

/** Below the ports that Linux chooses itself, so that no other process gets it in the meantime. */
async function freePort() {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 20_000)
    const server = createServer().listen(port, '127.0.0.1')
    const isFree = await Promise.race([
      once(server, 'listening').then(() => true),
      once(server, 'error').then(() => false),
    ])
    server.close()
    if (isFree) return port
  }
}

/** The status of the response, or `undefined` while the server does not listen yet. */
function tryOnce(port) {
  const { body, ...options } = tokenRequest(demoClient)
  return new Promise((resolve) => {
    const sent = request({ host: '127.0.0.1', port, agent: false, ...options }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode))
    })
    sent.on('error', () => resolve(undefined))
    sent.end(body)
  })
}

async function coldStart({ name, argsOf, file }) {
  const port = await freePort()
  const args = argsOf(port)
  const began = performance.now()
  const child = startNode(args, { stdio: 'ignore', file })
  let status
  while (status === undefined && performance.now() - began < 20_000) {
    status = await tryOnce(port)
    if (status === undefined) await after(2)
  }
  const milliseconds = performance.now() - began
  const cpuMilliseconds = cpuSeconds(child.pid) * 1000
  await stop(child)
  if (status !== 200) throw new Error(`${name} responded to its first request with ${status}`)
  return { milliseconds, cpuMilliseconds }
}

export async function coldStarts({ runs }) {
  for (const subject of subjects) await coldStart(subject)
  const samples = await interleave(subjects, runs, coldStart)
  const compare = (name, key) => ({
    name: `${name}, against bare node-http`,
    goal: { atMost: 1.4 },
    ratio: ratioOf(samples['cxone-mock'], samples['bare node-http'], key),
  })
  return {
    title: 'cold start to the first token',
    samples,
    comparisons: [compare('time', 'milliseconds'), compare('CPU time', 'cpuMilliseconds')],
  }
}

/** The executable beside the package. First: npm run build:executable */
export async function executableStarts({ runs }) {
  const file = fileURLToPath(new URL('../../dist-executable/cxone-mock', import.meta.url))
  if (!existsSync(file)) throw new Error(`There is no ${file}. Run npm run build:executable.`)
  const both = [subjects[0], { name: 'executable', argsOf: (port) => mockArgs({ port }).slice(1), file }]
  for (const subject of both) await coldStart(subject)
  const samples = await interleave(both, runs, coldStart)
  const compare = (name, key) => ({
    name: `${name}, against the package`,
    goal: { atMost: 1 },
    ratio: ratioOf(samples.executable, samples['cxone-mock'], key),
  })
  return {
    title: 'cold start of the executable to the first token',
    samples,
    comparisons: [compare('time', 'milliseconds'), compare('CPU time', 'cpuMilliseconds')],
  }
}
