import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import type { Client, ClientConfig, OperationRequest } from '../../../kit/model/client.js'
import { openAdapter, type AdapterClient, type AdapterOptions } from '../../../kit/drivers/adapter-client.js'

const script = new URL('../../../fixtures/clients/broken/adapter.mjs', import.meta.url).pathname

/** The command of an adapter that is wrong in one way. */
export function broken(way: string, ...words: readonly string[]): string[] {
  return [process.execPath, script, way, ...words]
}

/** The same, started; it ends with the scope. */
export async function opened(
  command: readonly string[],
  options: Partial<AdapterOptions> = {},
): Promise<AdapterClient & AsyncDisposable> {
  const adapter = await openAdapter({ command, ...options })
  return Object.assign(adapter, { [Symbol.asyncDispose]: () => adapter.close() })
}

/** Nothing listens there: the adapters of these tests send no request. */
export const nowhere: ClientConfig = {
  profile: 'recordingcontrols',
  baseUrl: 'http://127.0.0.1:9',
  tokenUrl: 'http://127.0.0.1:9/oauth/token',
  clientId: 'nobody',
  clientSecret: 'canary-0123456789abcdef',
  scopes: [],
  deadlineMs: 300,
}

export const start: OperationRequest = {
  operation: 'startRecording',
  context: { conversationId: 'conv-1', conferenceId: 'conf-1', recordingId: 'rec-1' },
  deadlineMs: 300,
}

/** What a client says of one start, once it is configured. */
export async function outcomeOf(client: Client) {
  await client.configure(nowhere)
  return client.begin(start).outcome
}

/** A file in which an adapter leaves the ids of its processes; it goes with the scope. */
export async function pidFolder() {
  const path = await mkdtemp(join(tmpdir(), 'cxone-pids-'))
  const file = join(path, 'pids.json')
  return {
    path,
    file,
    /** Waits until they are there. */
    pids: (): Promise<number[]> => {
      const read = async () => JSON.parse(await readFile(file, 'utf8')) as number[]
      return vi.waitFor(read, { timeout: 60_000 })
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true }),
  }
}

/** Whether a process still does something: one that has ended waits in the list until somebody asks how. */
async function isAlive(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  return stat !== undefined && !/\) [ZX] /.test(stat)
}

/** Of several, in their order. */
export function areAlive(pids: readonly number[]): Promise<boolean[]> {
  return Promise.all(pids.map(isAlive))
}
