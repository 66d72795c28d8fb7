// Starts servers and clients as separate processes. Each is pinned to one core if `taskset` is available.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

export const serverCore = 0
export const clientCore = 1
export const pinned = spawnSync('taskset', ['-c', `${serverCore},${clientCore}`, 'true']).status === 0

const running = new Set()
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')))

/** Starts Node, or another file, with these arguments. Without a number as `core` the process can use every core. */
export function startNode(
  args,
  { core, stdio = ['ignore', 'pipe', 'inherit'], env = {}, file = process.execPath } = {},
) {
  const pin = pinned && typeof core === 'number'
  const command = pin ? 'taskset' : file
  const all = pin ? ['-c', String(core), file, ...args] : args
  const child = spawn(command, all, { stdio, env: { ...process.env, ...env } })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

export async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}

/** Starts a server and waits for its first line on stdout, which is JSON with its `url`. */
export async function startServer({ name, args, core = serverCore, env }) {
  const child = startNode(args, { core, env })
  const [line] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    once(child, 'exit').then(() => {
      throw new Error(`${name} exited before it was ready`)
    }),
  ])
  return { name, url: JSON.parse(line).url, pid: child.pid, stop: () => stop(child) }
}

/** Runs a client until it exits, and parses the JSON value that it prints. */
export async function runClient(args, { core = clientCore, env } = {}) {
  const child = startNode(args, { core, env })
  let text = ''
  child.stdout.on('data', (chunk) => (text += chunk))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${args[0]} exited with code ${code}`)
  return JSON.parse(text)
}

/**
 * Starts a process that answers each message with one message. The first message that it sends is `ready`. It measures
 * again and again in a warm process, so that several of them can be interleaved.
 */
export async function startWorker(args, { core = serverCore } = {}) {
  const child = startNode(args, { core, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const failed = once(child, 'exit').then(() => {
    throw new Error(`${args.join(' ')} exited`)
  })
  failed.catch(() => {})
  const next = async () => (await Promise.race([once(child, 'message'), failed]))[0]
  const ask = (message) => {
    child.send(message)
    return next()
  }
  return { ready: await next(), ask, stop: () => stop(child) }
}

/** CPU time of a process so far, in seconds. It is the sum over its threads, which Linux counts in nanoseconds. */
export function cpuSeconds(pid) {
  const ofThread = (thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0])
  return readdirSync(`/proc/${pid}/task`).reduce((sum, thread) => sum + ofThread(thread), 0) / 1e9
}

export function residentMiB(pid) {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024
}

const ticksPerSecond = 100

/** CPU time of all processes of the machine so far, in seconds. */
export function machineCpuSeconds() {
  const [, user, nice, system, , , irq, softirq] = readFileSync('/proc/stat', 'utf8')
    .split('\n')[0]
    .split(/ +/)
  return [user, nice, system, irq, softirq].reduce((sum, each) => sum + Number(each), 0) / ticksPerSecond
}
