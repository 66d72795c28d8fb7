import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { fileURLToPath } from 'node:url'

/** The Location of a redirect repeats a long state. */
const maxHeaderSize = 1_000_000
const path = (name) => fileURLToPath(new URL(name, import.meta.url))

/** Starts the built server with a small heap. */
export async function start(heapMegabytes) {
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${heapMegabytes}`,
      '--expose-gc',
      '--import',
      path('./heap.mjs'),
      path('../../bin/cxone-mock.js'),
      'start',
      '--port=0',
      '--log=none',
    ],
    { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  )
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`the server ended with ${signal ?? code}`)
  })
  ended.catch(() => undefined)
  const [line] = await Promise.race([once(child.stdout, 'data'), ended])
  const { port } = new URL(JSON.parse(String(line)).url)
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })

  /** Sends a request, and reads the whole response. */
  const send = (method, target, headers = {}, body = '') =>
    new Promise((resolve, reject) => {
      const sent = request(
        { port, host: '127.0.0.1', agent, method, path: target, headers, maxHeaderSize },
        (response) => {
          let text = ''
          response.setEncoding('utf8')
          response.on('data', (chunk) => (text += chunk))
          response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }))
          response.on('error', reject)
        },
      )
      sent.on('error', reject)
      sent.end(body)
    })

  return {
    port: Number(port),
    send: (...all) => Promise.race([send(...all), ended]),
    /** The memory after a full collection. */
    memory: () => {
      const answer = once(child, 'message').then(([usage]) => usage)
      child.send('memory')
      return Promise.race([answer, ended])
    },
    stop: async () => {
      agent.destroy()
      child.removeAllListeners('message')
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      await exit
    },
  }
}
