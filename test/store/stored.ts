import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCxoneMock, type CxoneMock, type MockOptions } from '../../mock-server/index.js'
import { caseInstant, hosts, type Send } from '../hosts.js'

/** A directory for a store, which is removed at the end of the test. */
export async function storeDirectory(): Promise<{ readonly path: string } & AsyncDisposable> {
  const parent = await mkdtemp(join(tmpdir(), 'cxone-store-'))
  const remove = () => rm(parent, { recursive: true, force: true })
  return { path: join(parent, 'store'), [Symbol.asyncDispose]: remove }
}

/** A mock with a store, on a frozen clock with a fixed seed. */
export async function storedMock(
  store: string,
  options: MockOptions = {},
): Promise<{ readonly mock: CxoneMock; readonly send: Send } & AsyncDisposable> {
  const mock = await createCxoneMock({ seed: 'test', clock: caseInstant, store, ...options })
  return { mock, send: await hosts.fetch(mock), [Symbol.asyncDispose]: () => mock.close() }
}

/** Starts or stops the recording of the demo scenario's call. */
export async function command(send: Send, bearer: string, verb: 'start' | 'stop'): Promise<number> {
  const { status } = await send({
    method: 'POST',
    target: `/api/v2/recording/recordingcontrols/${verb}`,
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    body: JSON.stringify({ recordingId: 'rec-123' }),
  })
  return status
}
