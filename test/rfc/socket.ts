import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import express from 'express'
import { createCxoneMock, type CxoneMock, type Scenario } from '../../mock-server/index.js'
import { cxoneRouter } from '../../mock-server/adapters/express.js'
import { caseInstant } from '../hosts.js'

/** A reply as it came over a socket; header names are in lower case. */
export interface SocketReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Writes bytes to a port and reads until the server closes. Answers with all replies, interim ones too. */
export async function converse(port: number, bytes: string | Uint8Array): Promise<SocketReply[]> {
  return repliesIn(await textOf(port, bytes), String(bytes).startsWith('HEAD '))
}

function textOf(port: number, bytes: string | Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1')
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    // A server that refuses may reset what is still on its way: what it answered counts.
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()))
    socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes)
  })
}

function repliesIn(text: string, head: boolean): SocketReply[] {
  const end = text.indexOf('\r\n\r\n')
  if (end < 0) return []
  const [statusLine = '', ...lines] = text.slice(0, end).split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  )
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(statusLine)?.[1])
  const rest = Buffer.from(text.slice(end + 4))
  const length = head || status < 200 || status === 204 ? 0 : lengthOf(headers, rest)
  const body = rest.subarray(0, length).toString()
  return [{ status, headers, body }, ...repliesIn(rest.subarray(length).toString(), head)]
}

function lengthOf(headers: Readonly<Record<string, string>>, rest: Buffer): number {
  return headers['content-length'] === undefined ? rest.length : Number(headers['content-length'])
}

/** A mock on a frozen clock, and a port of its own on which it is served. */
export interface Served extends AsyncDisposable {
  readonly mock: CxoneMock
  readonly port: number
}

async function byNodeHttp(scenario?: Scenario): Promise<Served> {
  const mock = await createCxoneMock({
    seed: 'test',
    clock: caseInstant,
    port: 0,
    ...(scenario ? { scenario } : {}),
  })
  return { mock, port: Number(new URL(mock.url).port), [Symbol.asyncDispose]: () => mock.close() }
}

async function byExpress(scenario?: Scenario): Promise<Served> {
  const mock = await createCxoneMock({ seed: 'test', clock: caseInstant, ...(scenario ? { scenario } : {}) })
  const server = createServer(express().use(cxoneRouter(mock)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () =>
    new Promise<void>((resolve) => (server.close(() => resolve()), server.closeAllConnections()))
  return { mock, port: (server.address() as AddressInfo).port, [Symbol.asyncDispose]: close }
}

/** The ways to serve a mock over a socket. */
export const servers = { 'node:http': byNodeHttp, express: byExpress } as const

export type ServerName = keyof typeof servers

export const serverNames = Object.keys(servers) as ServerName[]
