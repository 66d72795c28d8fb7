import { expect } from 'vitest'
import type { CxoneMock } from '../../mock-server/index.js'
import { mockBehind, tokenOf, type HostName, type Received, type Send, type Sent } from '../hosts.js'

/** A mock behind a host, and how to ask it with a token of the client `recorder`. */
export interface Asked extends AsyncDisposable {
  readonly mock: CxoneMock
  readonly send: Send
  /** Sends with the token. A refusal must leave the World as it was, letter for letter. */
  readonly ask: Send
}

export async function recorder(
  host: HostName = 'fetch',
  options: Parameters<typeof mockBehind>[1] = {},
): Promise<Asked> {
  const behind = await mockBehind(host, options)
  const token = await tokenOf(behind.send, 'recorder')
  const ask = async (request: Sent) =>
    unharmed(behind.mock, () => {
      return behind.send({ ...request, headers: { authorization: `Bearer ${token}`, ...request.headers } })
    })
  return { ...behind, ask, [Symbol.asyncDispose]: () => behind[Symbol.asyncDispose]() }
}

/** Sends, and checks what no input may do: answer 5xx but for 501 and 505, change a World by a refusal, pollute. */
export async function unharmed(mock: CxoneMock, send: () => Promise<Received>): Promise<Received> {
  const before = JSON.stringify(mock.defaultSandbox.snapshot())
  const reply = await send()
  expect(reply.status < 500 || reply.status === 501 || reply.status === 505, `status ${reply.status}`).toBe(
    true,
  )
  if (reply.status >= 400) expect(JSON.stringify(mock.defaultSandbox.snapshot())).toBe(before)
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(namesOfPrototype)
  return reply
}

const namesOfPrototype = Object.getOwnPropertyNames(Object.prototype)

export function post(target: string, body: string | Uint8Array, type = 'application/json'): Sent {
  return { method: 'POST', target, headers: { 'content-type': type }, body }
}

export const start = '/api/v2/recording/recordingcontrols/start'

export function messageOf({ body }: Received): unknown {
  return (JSON.parse(body) as { message?: unknown }).message
}
