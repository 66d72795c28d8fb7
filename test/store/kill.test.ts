import { once } from 'node:events'
import { expect, test } from 'vitest'
import { demoScenario } from '../../mock-server/index.js'
import { run, start } from '../cli/run.js'
import { writeFile } from 'node:fs/promises'
import { commandAt, recordingStates, tokenFrom } from './requests.js'
import { storeDirectory } from './stored.js'

/** How often the server is killed. `KILLS=300 npm run test:full -- test/store/kill` takes some minutes. */
const kills = Number(process.env['KILLS'] ?? 10)
/** Each client has a recording of its own, and starts and stops it in turn. */
const clients = 8

/** What a client was told about its recording, and what it was waiting for when the server was killed. */
interface Told {
  readonly recordingId: string
  state: 'idle' | 'recording' | 'stopped'
  pending: 'recording' | 'stopped' | undefined
  tokens: string[]
}

const scenario = {
  ...demoScenario,
  conversations: Array.from({ length: clients }, (_, index) => ({
    conversationId: `conv-${index}`,
    conferenceId: `conf-${index}`,
    recordingId: `rec-${index}`,
    divisionId: 'div-demo',
    state: 'connected',
  })),
}

test('after each of many kills everything that was acknowledged is there, and no half of a command', async () => {
  await using directory = await storeDirectory()
  const file = `${directory.path}.json`
  await writeFile(file, JSON.stringify(scenario))
  const told = Array.from({ length: clients }, (_, index): Told => ({
    recordingId: `rec-${index}`,
    state: 'idle',
    pending: undefined,
    tokens: [],
  }))
  const issued = new Set<string>()
  for (let kill = 0; kill < kills; kill += 1) {
    await using server = start(['start', '-p', '0', '--store', directory.path, '--scenario', file])
    const { value } = await server.out.next()
    const { url } = JSON.parse(String(value)) as { url: string }
    for (const each of told) await compare(url, each)
    const busy = told.map((each) => useUntilKilled(url, each, issued))
    // The moment differs because it depends on how far the requests have got.
    await Promise.race(busy.map((client) => client.steps(5 + ((kill * 7) % 40))))
    server.child.kill('SIGKILL')
    await once(server.child, 'exit')
    await Promise.all(busy.map((client) => client.ended))
  }
  expect(await run(['store', 'check', directory.path])).toMatchObject({ code: 0 })
})

/** A recording is as its client was told, or as the request that was not answered would make it. */
async function compare(url: string, each: Told): Promise<void> {
  const found = (await recordingStates(url))[each.recordingId]
  expect(each.pending ? [each.state, each.pending] : [each.state]).toContain(found)
  each.state = found as Told['state']
  each.pending = undefined
  for (const token of each.tokens.splice(0)) {
    const known = await fetch(`${url}/api/v2/tokens/me`, { headers: { authorization: `Bearer ${token}` } })
    expect(known.status).toBe(200)
  }
}

function useUntilKilled(url: string, each: Told, issued: Set<string>) {
  let done = 0
  const waiting: { readonly steps: number; readonly resolve: () => void }[] = []
  const step = () => {
    done += 1
    for (const { steps, resolve } of waiting) if (done >= steps) resolve()
  }
  const loop = async () => {
    for (;;) {
      const token = await tokenFrom(url)
      expect(issued.has(token)).toBe(false)
      issued.add(token)
      each.tokens.push(token)
      step()
      const verb = each.state === 'recording' ? 'stop' : 'start'
      const next = verb === 'stop' ? 'stopped' : 'recording'
      // A recording that was stopped cannot be started again.
      each.pending = each.state === 'stopped' ? undefined : next
      const reply = await commandAt(url, token, verb, each.recordingId)
      if (each.state === 'stopped') expect(reply.status).toBe(409)
      else expect(reply.status).toBe(200)
      if (reply.status === 200) each.state = next
      each.pending = undefined
      step()
    }
  }
  const isCut = (error: unknown) => error instanceof TypeError || (error as Error).name === 'SocketError'
  const ended = loop().catch((error: unknown) => {
    if (!isCut(error)) throw error
  })
  return {
    ended,
    steps: (steps: number) => new Promise<void>((resolve) => void waiting.push({ steps, resolve })),
  }
}
