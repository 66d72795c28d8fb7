import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { demoScenario } from '../../mock-server/index.js'
import { run, start } from '../cli/run.js'
import { admin, commandAt, recordingStates, tokenFrom } from './requests.js'
import { storeDirectory } from './stored.js'

/** How often the server is killed. `KILLS=300 npm run test:full -- test/store/kill` takes some minutes. */
const kills = Number(process.env['KILLS'] ?? 10)
/** Each client has a recording and a sandbox of its own, and uses both in turn. */
const clients = 8
const began = '2026-01-01T00:00:00.000Z'

/** What a client was told, and what it was waiting for when the server was killed. */
interface Told {
  readonly recordingId: string
  readonly sandbox: string
  /** What is stored as a number or a word, with what it becomes if the pending command has happened. */
  readonly known: { recording: string; seconds: number; faults: number; visitor: string }
  pending: Partial<Told['known']>
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
    sandbox: `own-${index}`,
    known: { recording: 'idle', seconds: 0, faults: 0, visitor: 'none' },
    pending: {},
    tokens: [],
  }))
  const issued = new Set<string>()
  let commands = 0
  for (let kill = 0; kill < kills; kill += 1) {
    const world = ['--scenario', file, '--assume', 'start-after-stop=resumes']
    await using server = start(['start', '-p', '0', '--store', directory.path, ...world])
    const { value } = await server.out.next()
    const { url } = JSON.parse(String(value)) as { url: string }
    if (kill === 0) await Promise.all(told.map(({ sandbox }) => makeSandbox(url, sandbox)))
    for (const each of told) await compare(url, each)
    const busy = told.map((each) => useUntilKilled(url, each, issued))
    // The moment differs because it depends on how far the requests have got.
    await Promise.race(busy.map((client) => client.steps(5 + ((kill * 7) % 40))))
    server.child.kill('SIGKILL')
    await once(server.child, 'exit')
    for (const { ended } of busy) commands += await ended
  }
  expect(await run(['store', 'check', directory.path])).toMatchObject({ code: 0 })
  expect(commands).toBeGreaterThan(kills * 5)
})

async function makeSandbox(url: string, id: string): Promise<void> {
  expect((await admin(url, 'POST', '/sandboxes', { id, clock: began })).status).toBe(201)
}

/** Everything is as the client was told, or as the request that was not answered would make it. */
async function compare(url: string, each: Told): Promise<void> {
  const found = await state(url, each)
  const allowed = [each.known, { ...each.known, ...each.pending }]
  expect(allowed).toContainEqual(found)
  Object.assign(each.known, found)
  each.pending = {}
  for (const token of each.tokens.splice(0)) {
    const known = await fetch(`${url}/api/v2/tokens/me`, { headers: { authorization: `Bearer ${token}` } })
    expect(known.status).toBe(200)
  }
}

async function state(url: string, { recordingId, sandbox }: Told): Promise<Told['known']> {
  const read = async (path: string) => (await admin(url, 'GET', path)).json() as Promise<unknown>
  const { now } = (await read(`/clock?sandbox=${sandbox}`)) as { now: string }
  const { faults } = (await read(`/faults?sandbox=${sandbox}`)) as { faults: unknown[] }
  const { sandboxes } = (await read('/sandboxes')) as { sandboxes: { id: string }[] }
  const visitors = sandboxes.filter(({ id }) => id.startsWith(`${sandbox}-`))
  expect(visitors.length).toBeLessThan(2)
  return {
    recording: (await recordingStates(url))[recordingId] ?? 'missing',
    seconds: (Date.parse(now) - Date.parse(began)) / 1000,
    faults: faults.length,
    visitor: visitors[0]?.id ?? 'none',
  }
}

function useUntilKilled(url: string, each: Told, issued: Set<string>) {
  let done = 0
  const waiting: { readonly steps: number; readonly resolve: () => void }[] = []
  const step = () => {
    done += 1
    for (const { steps, resolve } of waiting) if (done >= steps) resolve()
  }
  /** Sends a command that changes what is known. */
  const command = async (change: Told['pending'], status: number, send: () => Promise<Response>) => {
    each.pending = change
    const reply = await send()
    expect([change, reply.status]).toEqual([change, status])
    Object.assign(each.known, change)
    each.pending = {}
    step()
  }
  const { known, recordingId, sandbox } = each
  const own = (method: string, path: string, body: unknown) =>
    admin(url, method, `${path}?sandbox=${sandbox}`, body)
  const loop = async () => {
    for (let round = 0; ; round += 1) {
      const token = await tokenFrom(url)
      expect(issued.has(token)).toBe(false)
      issued.add(token)
      each.tokens.push(token)
      step()
      const [verb, next] =
        known.recording === 'recording' ? (['stop', 'stopped'] as const) : (['start', 'recording'] as const)
      await command({ recording: next }, 200, () => commandAt(url, token, verb, recordingId))
      await command({ seconds: known.seconds + 1 }, 200, () =>
        own('PUT', '/clock', { action: 'advance', duration: '1s' }),
      )
      if (known.faults < 5)
        await command({ faults: known.faults + 1 }, 201, () =>
          own('POST', '/faults', { on: 'startRecording', status: 503 }),
        )
      else await command({ faults: 0 }, 204, () => own('DELETE', '/faults', undefined))
      if (known.visitor === 'none')
        await command({ visitor: `${sandbox}-${done}` }, 201, () =>
          admin(url, 'POST', '/sandboxes', { id: `${sandbox}-${done}` }),
        )
      else await command({ visitor: 'none' }, 204, () => admin(url, 'DELETE', `/sandboxes/${known.visitor}`))
    }
  }
  const isCut = (error: unknown) => error instanceof TypeError || (error as Error).name === 'SocketError'
  const ended = loop().catch((error: unknown) => {
    if (!isCut(error)) throw error
    return done
  })
  return {
    ended,
    steps: (steps: number) => new Promise<void>((resolve) => void waiting.push({ steps, resolve })),
  }
}
