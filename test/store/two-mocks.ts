import { forwarder, type HeldAppend } from './processes.js'
import { admin, commandAt, tokenFrom } from './requests.js'
import { storedMock } from './stored.js'

export type Command = readonly [method: string, path: string, body?: object]

interface Told {
  readonly status: number
  readonly body: unknown
}

/** Sends a command to the control plane of a mock. */
export async function ask(url: string, [method, path, body = {}]: Command): Promise<Told> {
  const reply = await admin(url, method, path, method === 'GET' ? undefined : body)
  const text = await reply.text()
  return { status: reply.status, body: text === '' ? undefined : JSON.parse(text) }
}

/** Two mocks in this process on one Redis, with a sandbox `kept`, whose clock is frozen. */
export async function twoMocks(redis: string, prefix: string) {
  const way = await forwarder(Number(new URL(redis).port))
  const far = await storedMock(`redis://127.0.0.1:${way.port}/0?prefix=${prefix}`, { port: 0 })
  const near = await storedMock(`${redis}?prefix=${prefix}`, { port: 0 })
  const [one, two] = [far.mock.url, near.mock.url]
  await ask(two, ['POST', '/sandboxes', { id: 'kept' }])
  const { clientId, clientSecret } = near.mock.sandboxById('kept').client('recorder')
  const token = await tokenFrom(two, clientId, clientSecret)
  return {
    one,
    two,
    mocks: [far.mock, near.mock] as const,
    token,
    /** Starts the recording of the call in `kept`. */
    start: async (url: string) => (await commandAt(url, token, 'start')).status,
    /** Sends a command to the first mock, whose change is held. */
    held: async (command: Command) => {
      const holding = way.holdAppend()
      const reply = ask(one, command)
      return { reply, append: await Promise.race([holding, reply.then(failed)]) }
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.allSettled([far.mock.close(), near.mock.close()])
      await way[Symbol.asyncDispose]()
    },
  }
}

function failed({ status, body }: Told): HeldAppend {
  throw new Error(`answered before its change was held: ${status} ${JSON.stringify(body)}`)
}
