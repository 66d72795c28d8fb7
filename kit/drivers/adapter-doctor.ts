import { ClientFailure, type CallContext, type Client, type Outcome } from '../model/client.js'
import type { TestServer } from '../model/test-server.js'
import { Secrets } from '../../redaction/secrets.js'
import { AdapterClient, openAdapter, type AdapterOptions } from './adapter-client.js'
import { openExecClient, type ExecOptions } from './exec-client.js'
import { openTestServer } from '../testbed/test-server.js'
import { AdapterErrorReply } from './json-lines.js'

/** One thing that was looked at. A finding that is not good says what to do. */
export interface AdapterFinding {
  readonly good: boolean
  readonly text: string
}

const deadlineMs = 5000

/**
 * Looks at what an adapter itself commonly gets wrong, so that no rule fails for it.
 * @throws {ClientFailure} when it does not start, ends too soon or breaks the protocol
 */
export async function* examineAdapter(options: AdapterOptions): AsyncGenerator<AdapterFinding> {
  const adapter = await openAdapter(options)
  try {
    yield greeting(adapter)
    for (const text of adapter.foreign) yield { good: false, text: `it declares ${text}` }
    yield await unknownMethod(adapter)
    if (!adapter.operations.has('startRecording')) {
      yield { good: false, text: 'it has no startRecording: nothing more can be looked at' }
    } else {
      yield await everyConfigureStartsAnew(adapter)
      yield await failuresHaveKinds(adapter)
      yield await unknownIsSaid(adapter)
    }
    yield adapter.noisy
      ? {
          good: false,
          text: 'stdout carries lines that are no frames: print to stderr, or write frames to the descriptor in CXONE_PROTOCOL_FD',
        }
      : { good: true, text: 'stdout carries frames and nothing else' }
    const gone = await adapter.leave()
    yield {
      good: gone,
      text: gone
        ? 'it goes when bidden bye'
        : 'it did not end with code 0 within 2 s of bye: end after its answer',
    }
  } finally {
    await adapter.close()
  }
}

/**
 * Looks at what a command for each operation commonly gets wrong.
 * @throws {ClientFailure} when it cannot be run
 */
export async function* examineCommand(options: ExecOptions): AsyncGenerator<AdapterFinding> {
  const client = await openExecClient(options)
  try {
    yield {
      good: true,
      text: `${client.name} can be run; it is asked for ${[...client.operations].join(', ')}`,
    }
    if (!client.operations.has('startRecording')) {
      yield { good: false, text: 'it has no startRecording: nothing more can be looked at' }
      return
    }
    yield await startsWell(client)
    yield await failuresHaveKinds(client)
    yield await unknownIsSaid(client)
  } finally {
    await client.close()
  }
}

/** A start at a server that refuses nothing: it gets a token, reaches the API, and says ok. */
async function startsWell(client: Client): Promise<AdapterFinding> {
  return inRoom(client, async (room) => {
    await configured(client, room)
    const { outcome, message } = await started(client, room, 0)
    const arrivals = room.arrivals()
    const last = arrivals.at(-1)
    const said = `it said ${outcome}${message === undefined ? '' : `, ${message}`}`
    if (!last) return { good: false, text: `startRecording sent no request to $CXONE_BASE_URL; ${said}` }
    const accepted = arrivals.some(({ at, status }) => at === 'api' && status < 300)
    if (accepted && outcome === 'ok') return { good: true, text: 'startRecording gets a token, and starts' }
    const answered = `the last request was ${last.method} ${last.target}, answered ${last.status}`
    return { good: false, text: `startRecording did not start, or did not say so: ${answered}; ${said}` }
  })
}

function greeting({ hello, name, operations, capabilities }: AdapterClient): AdapterFinding {
  const { version = '', language = 'a language that it does not name' } = hello.client
  const can = [...operations].join(', ') || 'nothing that the kit knows'
  const besides = [...capabilities].join(', ')
  return {
    good: operations.size > 0,
    text: `${`${name} ${version}`.trim()}, in ${language}: it can ${can}; and besides ${besides}`,
  }
}

async function unknownMethod(adapter: AdapterClient): Promise<AdapterFinding> {
  try {
    await adapter.ask('noSuchMethod', { of: 'no kit' })
  } catch (error) {
    if (error instanceof AdapterErrorReply)
      return { good: true, text: 'it refuses a method that it does not know' }
    throw error
  }
  return {
    good: false,
    text: 'it answers a method that it does not know with a result: answer with an error',
  }
}

async function everyConfigureStartsAnew(adapter: AdapterClient): Promise<AdapterFinding> {
  return inRoom(adapter, async (room) => {
    const tokens = () => room.arrivals().filter(({ at }) => at === 'token').length
    await configured(adapter, room)
    await started(adapter, room, 0)
    const before = tokens()
    await configured(adapter, room)
    await started(adapter, room, 1)
    if (before === 0) {
      const { method, target } = room.arrivals()[0] ?? { method: 'nothing', target: 'at all' }
      return {
        good: false,
        text: `startRecording asked for no token at ${room.config.tokenUrl}, but for ${method} ${target}`,
      }
    }
    const good = tokens() > before
    return {
      good,
      text: good
        ? 'configure drops the token of before'
        : 'configure keeps the token of before: make a new client each time',
    }
  })
}

async function failuresHaveKinds(adapter: Client): Promise<AdapterFinding> {
  return inRoom(adapter, async (room) => {
    await configured(adapter, room)
    await room.act({ act: 'fault', fault: { on: 'startRecording', status: 403 } })
    const { outcome, kind } = await started(adapter, room, 0)
    const shown = adapter.output()
    if (holdsSecret(shown, room.secrets())) {
      return { good: false, text: 'it prints a secret or a token: rules look for them in all that it prints' }
    }
    const good = outcome === 'fail' && kind !== undefined
    return {
      good,
      text: good
        ? `it says why an operation failed: ${kind}`
        : `a 403 ended as ${outcome} without a kind: most rules go by the kind of a failure`,
    }
  })
}

/** It did happen, and the client cannot know it: neither the answer nor what it reads after reaches it. */
async function unknownIsSaid(adapter: Client): Promise<AdapterFinding> {
  return inRoom(adapter, async (room) => {
    await configured(adapter, room)
    const reset = { fault: 'CONNECTION_RESET_BY_PEER' }
    await room.act({ act: 'fault', fault: { ...reset, on: 'startRecording', commit: true } })
    await room.act({
      act: 'fault',
      fault: { ...reset, on: 'getRecording' },
    })
    const { outcome } = await started(adapter, room, 0)
    const good = outcome === 'unknown'
    return {
      good,
      text: good
        ? 'it says unknown when nobody can know'
        : `a start whose answer was lost ended as ${outcome}: say unknown after a timeout or a reset of a write`,
    }
  })
}

async function inRoom(
  { profiles }: Client,
  look: (room: TestServer) => Promise<AdapterFinding>,
): Promise<AdapterFinding> {
  const room = await openTestServer({ calls: 2 }, [...profiles][0])
  try {
    return await look(room)
  } finally {
    await room.close()
  }
}

/** With a member that no version of the protocol has: an adapter has to leave such alone. */
async function configured(adapter: Client, { config }: TestServer): Promise<void> {
  const newer = { ...config, notInThisVersion: true }
  await adapter.configure(newer)
}

async function started(adapter: Client, room: TestServer, call: number): Promise<Outcome> {
  const context: CallContext | undefined = room.calls[call]
  if (!context) throw new ClientFailure(`there is no call ${call}`)
  return adapter.begin({ operation: 'startRecording', context, deadlineMs }).outcome
}

/** Whether a secret is in a text, in any of the ways in which secrets are written. */
function holdsSecret(text: string, values: readonly string[]): boolean {
  const secrets = new Secrets()
  for (const value of values) secrets.add(value)
  return secrets.find(text).length > 0
}
