import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { bin, environment } from '../cli/run.js'
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
    const calls = await recordings(url)
    expect(calls['rec-123']).toBe('recording')
    const stop = await command(url, started.token, 'stop')
    expect(stop.status).toBe(503)
    expect((await recordings(url))['rec-123']).toBe('recording')
    await promisify(execFile)('prlimit', ['--pid', String(server.pid), '--fsize=unlimited'])
    expect((await command(url, started.token, 'stop')).status).toBe(200)
    expect((await recordings(url))['rec-123']).toBe('stopped')
  } finally {
    server.kill('SIGKILL')
    await once(server, 'exit')
  }
})

async function tokenAndStart(url: string): Promise<{ readonly token: string }> {
  const reply = await requestToken(url)
  const { access_token: token } = (await reply.json()) as { access_token: string }
  expect((await command(url, token, 'start')).status).toBe(200)
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

function requestToken(url: string): Promise<Response> {
  return fetch(`${url}/oauth/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa('recorder:recorder-secret')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  })
}

function command(url: string, token: string, verb: 'start' | 'stop'): Promise<Response> {
  return fetch(`${url}/api/v2/recording/recordingcontrols/${verb}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ recordingId: 'rec-123' }),
  })
}

async function recordings(url: string): Promise<Record<string, string>> {
  const reply = await fetch(`${url}/__admin/calls`)
  const { calls } = (await reply.json()) as { calls: { recordingId: string; recordingState: string }[] }
  return Object.fromEntries(calls.map(({ recordingId, recordingState }) => [recordingId, recordingState]))
}
