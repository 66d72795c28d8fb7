import { ClientFailure, type CallContext, type Client, type Outcome } from '../model/client.js'
import type { TestServer } from '../model/test-server.js'
import { Secrets } from '../../redaction/secrets.js'
import { AdapterClient, openAdapter, type AdapterOptions } from './adapter-client.js'
import { openExecClient, type ExecOptions } from './exec-client.js'
import { explainFirstStart } from '../testbed/first-start.js'
import { openTestServer } from '../testbed/test-server.js'
import { AdapterErrorReply } from './json-lines.js'

/** The result of one check. A finding that is not good says how to fix it. */
export interface AdapterFinding {
  readonly good: boolean
  readonly text: string
}

const deadlineMs = 5000

/**
 * Checks an adapter for common mistakes that would make rules fail.
 * @throws {ClientFailure} if it does not start, exits early or breaks the protocol
 */
export async function* diagnoseAdapter(options: AdapterOptions): AsyncGenerator<AdapterFinding> {
  const adapter = await openAdapter(options)
  try {
    yield greeting(adapter)
    for (const text of adapter.foreign) yield { good: false, text: `declares ${text}` }
    yield await unknownMethod(adapter)
    if (!adapter.operations.has('startRecording')) {
      yield { good: false, text: 'startRecording is missing; the other checks need it' }
    } else {
      yield await startsWell(adapter)
      yield await configureDropsTokens(adapter)
      yield await failuresHaveKinds(adapter)
      yield await reportsUnknown(adapter)
    }
    yield adapter.noisy
      ? {
          good: false,
          text: 'stdout contains lines that are not frames; print to stderr, or write frames to the file descriptor in CXONE_PROTOCOL_FD',
        }
      : { good: true, text: 'stdout contains only frames' }
    const hasExited = await adapter.leave()
    yield {
      good: hasExited,
      text: hasExited
        ? 'exits on bye'
        : 'did not exit with code 0 within 2 s after bye; exit after the reply',
    }
  } finally {
    await adapter.close()
  }
}

/**
 * Checks a command for common mistakes that would make rules fail.
 * @throws {ClientFailure} if the command cannot be run
 */
export async function* diagnoseCommand(options: ExecOptions): AsyncGenerator<AdapterFinding> {
  const client = await openExecClient(options)
  try {
    yield {
      good: true,
      text: `${client.name} can be run; operations: ${[...client.operations].join(', ')}`,
    }
    if (!client.operations.has('startRecording')) {
      yield { good: false, text: 'startRecording is missing; the other checks need it' }
      return
    }
    yield await startsWell(client)
    yield await failuresHaveKinds(client)
    yield await reportsUnknown(client)
  } finally {
    await client.close()
  }
}

/** A start without a fault: the client must get a token, reach the API and report ok. */
async function startsWell(client: Client): Promise<AdapterFinding> {
  const reason = await explainFirstStart(client, openTestServer)
  return reason === undefined
    ? { good: true, text: 'startRecording gets a token and starts a recording' }
    : { good: false, text: reason }
}

function greeting({ hello, name, operations, capabilities }: AdapterClient): AdapterFinding {
  const { version = '', language = 'unknown language' } = hello.client
  const known = [...operations].join(', ') || 'none'
  const abilities = [...capabilities].join(', ') || 'none'
  return {
    good: operations.size > 0,
    text: `${`${name} ${version}`.trim()} (${language}); operations: ${known}; capabilities: ${abilities}`,
  }
}

async function unknownMethod(adapter: AdapterClient): Promise<AdapterFinding> {
  try {
    await adapter.ask('noSuchMethod', { of: 'no kit' })
  } catch (error) {
    if (error instanceof AdapterErrorReply)
      return { good: true, text: 'replies to an unknown method with an error' }
    throw error
  }
  return {
    good: false,
    text: 'replies to an unknown method with a result; reply with an error',
  }
}

async function configureDropsTokens(adapter: AdapterClient): Promise<AdapterFinding> {
  return onTestServer(adapter, async (server) => {
    const tokens = () => server.arrivals().filter(({ at }) => at === 'token').length
    await configured(adapter, server)
    await started(adapter, server, 0)
    const before = tokens()
    await configured(adapter, server)
    await started(adapter, server, 1)
    if (before === 0) {
      const [first] = server.arrivals()
      const text = first
        ? `startRecording requested no token at ${server.config.tokenUrl}; its first request was ${first.method} ${first.target}`
        : `startRecording sent no request; it must request a token at ${server.config.tokenUrl}`
      return { good: false, text }
    }
    const good = tokens() > before
    return {
      good,
      text: good
        ? 'configure discards the previous token'
        : 'configure keeps the previous token; create a new client each time',
    }
  })
}

async function failuresHaveKinds(adapter: Client): Promise<AdapterFinding> {
  return onTestServer(adapter, async (server) => {
    await configured(adapter, server)
    await server.act({ act: 'fault', fault: { on: 'startRecording', status: 403 } })
    const { outcome, kind } = await started(adapter, server, 0)
    const shown = adapter.output()
    if (holdsSecret(shown, server.secrets())) {
      return { good: false, text: 'prints a secret or a token; rules search its output for them' }
    }
    const good = outcome === 'fail' && kind !== undefined
    return {
      good,
      text: good
        ? `reports why an operation failed: ${kind}`
        : `reported a 403 as ${outcome} without a kind; most rules need the kind of a failure`,
    }
  })
}

/** A start that is executed, but the client receives neither its response nor that of a read. */
async function reportsUnknown(adapter: Client): Promise<AdapterFinding> {
  return onTestServer(adapter, async (server) => {
    await configured(adapter, server)
    const reset = { fault: 'CONNECTION_RESET_BY_PEER' }
    await server.act({ act: 'fault', fault: { ...reset, on: 'startRecording', commit: true } })
    await server.act({
      act: 'fault',
      fault: { ...reset, on: 'getRecording' },
    })
    const { outcome } = await started(adapter, server, 0)
    const good = outcome === 'unknown'
    return {
      good,
      text: good
        ? 'reports unknown when a response is lost'
        : `reported a start with a lost response as ${outcome}; report unknown after a timeout or a reset of a command`,
    }
  })
}

async function onTestServer(
  { profiles }: Client,
  look: (server: TestServer) => Promise<AdapterFinding>,
): Promise<AdapterFinding> {
  const server = await openTestServer({ calls: 2 }, [...profiles][0])
  try {
    return await look(server)
  } finally {
    await server.close()
  }
}

/** Adds an unknown member, which an adapter must ignore. */
async function configured(adapter: Client, { config }: TestServer): Promise<void> {
  const newer = { ...config, notInThisVersion: true }
  await adapter.configure(newer)
}

async function started(adapter: Client, server: TestServer, call: number): Promise<Outcome> {
  const context: CallContext | undefined = server.calls[call]
  if (!context) throw new ClientFailure(`the test server has no call ${call}`)
  return adapter.begin({ operation: 'startRecording', context, deadlineMs }).outcome
}

/** Whether a text contains a secret, in any encoding. */
function holdsSecret(text: string, values: readonly string[]): boolean {
  const secrets = new Secrets()
  for (const value of values) secrets.add(value)
  return secrets.find(text).length > 0
}
