import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { bin, environment } from '../cli/run.js'
import { commandAt, recordingStates, requestToken, tokenFrom } from './requests.js'
import { storeDirectory } from './stored.js'

/** The most kilobytes that a file of the server may have at first. The kernel then refuses to write, as on a full disk. */
const limit = 250

test('a store that cannot be written makes requests fail with 503, which change nothing, until it can', async () => {
  await using directory = await storeDirectory()
  const script = `trap '' XFSZ; ulimit -S -f ${limit}; exec "$@"`
  const server = spawn(
    'bash',
    [
      '-c',
      script,
      'bash',
      process.execPath,
      bin,
      'start',
      '-p',
      '0',
      '--log',
      'none',
      '--store',
      directory.path,
    ],
    {
      env: environment({}),
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  try {
    const { value } = await createInterface(server.stdout)[Symbol.asyncIterator]().next()
    const { url } = JSON.parse(String(value)) as { url: string }
    const started = await tokenAndStart(url)
    const failed = await untilFailed(url)
    expect(failed.status).toBe(503)
    expect(await failed.json()).toMatchObject({
      title: 'cxone-mock could not store the request, so it changed nothing.',
      detail: expect.stringContaining(`The store ${directory.path} cannot be used: `),
    })
    const calls = await recordingStates(url)
    expect(calls['rec-123']).toBe('recording')
    const stop = await commandAt(url, started.token, 'stop')
    expect(stop.status).toBe(503)
    expect((await recordingStates(url))['rec-123']).toBe('recording')
    await promisify(execFile)('prlimit', ['--pid', String(server.pid), '--fsize=unlimited'])
    expect((await commandAt(url, started.token, 'stop')).status).toBe(200)
    expect((await recordingStates(url))['rec-123']).toBe('stopped')
  } finally {
    server.kill('SIGKILL')
    await once(server, 'exit')
  }
})

async function tokenAndStart(url: string): Promise<{ readonly token: string }> {
  const token = await tokenFrom(url)
  expect((await commandAt(url, token, 'start')).status).toBe(200)
  return { token }
}

async function untilFailed(url: string): Promise<Response> {
  for (let count = 0; count < 5000; count += 1) {
    const reply = await requestToken(url)
    if (!reply.ok) return reply
    await reply.text()
  }
  throw new Error('5000 requests were stored in a file that may not grow')
}
