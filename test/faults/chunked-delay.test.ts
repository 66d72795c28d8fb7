import { expect, test } from 'vitest'
import { mockBehind, tokenOf } from '../hosts.js'

const dribble = { numberOfChunks: 4, totalDuration: 4000 }

test.each(['node:http', 'fetch'] as const)(
  'over %s a body comes bit by bit, by the clock of the sandbox, and is whole in the end',
  async (host) => {
    await using behind = await mockBehind(host)
    const { mock, send } = behind
    const authorization = `Bearer ${await tokenOf(send, 'recorder')}`
    const { clock, faults, requests } = mock.defaultSandbox
    clock.freeze()
    faults.use({ on: 'getTokensMe', chunkedDribbleDelay: dribble })
    const url = `${host === 'fetch' ? 'https://any.example' : mock.url}/api/v2/tokens/me`
    const init = { headers: { authorization } }
    const response = await (host === 'fetch' ? mock.fetch(new Request(url, init)) : fetch(url, init))
    expect(response.status).toBe(200)
    const came: string[] = []
    const read = (async () => {
      for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) came.push(chunk)
    })()
    while (clock.awaited.length === 0) await new Promise(setImmediate)
    expect(came).toEqual([])
    clock.advance('1s')
    while (came.length === 0 || clock.awaited.length === 0) await new Promise(setImmediate)
    expect(came).toHaveLength(1)
    clock.advance('3s')
    await read
    const text = came.join('')
    expect(came[0]).toHaveLength(Math.ceil(text.length / 4))
    expect(JSON.parse(text)).toHaveProperty('organization')
    expect(requests.list().at(-1)?.fault).toBe('fault-1: a body in 4 chunks over 4000 ms')
  },
)

test.each(['node:http', 'fetch'] as const)(
  'over %s nobody waits any longer for a body whose client is gone',
  async (host) => {
    await using behind = await mockBehind(host)
    const { mock, send } = behind
    const authorization = `Bearer ${await tokenOf(send, 'recorder')}`
    const { clock, faults } = mock.defaultSandbox
    clock.freeze()
    faults.use({ on: 'getTokensMe', chunkedDribbleDelay: dribble })
    const url = `${host === 'fetch' ? 'https://any.example' : mock.url}/api/v2/tokens/me`
    const gone = new AbortController()
    const init = { headers: { authorization }, signal: gone.signal }
    const response = await (host === 'fetch' ? mock.fetch(new Request(url, init)) : fetch(url, init))
    const read = response.text()
    while (clock.awaited.length === 0) await new Promise(setImmediate)
    gone.abort()
    await expect(read).rejects.toThrow('abort')
    while (clock.awaited.length > 0) await new Promise(setImmediate)
  },
)

test.each([
  [{ numberOfChunks: 0, totalDuration: 1 }, '.numberOfChunks must be from 1 to 10000, not 0'],
  [{ numberOfChunks: 1.5, totalDuration: 1 }, '.numberOfChunks must be a whole number, not 1.5'],
  [{ numberOfChunks: 4, totalDuration: -1 }, '.totalDuration must be from 0 to 300000, not -1'],
  [{ numberOfChunks: 4 }, ': the field "totalDuration" is missing'],
  ['slowly', ' must be an object, not "slowly"'],
])('a dribble of %j is refused, and told what it takes', async (chunkedDribbleDelay, wrong) => {
  await using behind = await mockBehind('fetch')
  const { faults } = behind.mock.defaultSandbox
  expect(() => faults.use({ chunkedDribbleDelay } as unknown as Parameters<typeof faults.use>[0])).toThrow(
    `The fault is not valid: chunkedDribbleDelay${wrong}.`,
  )
})
