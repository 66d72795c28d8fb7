import type { CxoneMock, RequestEntry, SandboxControl } from '../../mock-server/index.js'
import { storyOf } from '../../vitest/story.js'
import { logRequest } from '../../cli/output/log.js'
import { textsOf } from './spellings.js'

interface Watched {
  readonly mock: CxoneMock
  readonly sandbox: SandboxControl
  readonly adminToken: string
  /** What the listener for requests was told. */
  readonly logged: readonly RequestEntry[]
  /** What a reader of /__admin/events was told. */
  readonly streamed: readonly unknown[]
}

type Output = (watched: Watched) => string | Promise<string>

/** The message of the error that a function throws, or a promise rejects with. */
async function errorOf(work: () => unknown): Promise<string> {
  try {
    await work()
  } catch (error) {
    return textsOf(error instanceof Error ? [error.message, Object.entries(error)] : error)
  }
  throw new Error('nothing was thrown')
}

function log(format: 'text' | 'json', logged: readonly RequestEntry[]): string {
  let all = ''
  for (const entry of logged)
    logRequest({ write: (text) => void (all += text), colours: false }, format, entry)
  return format === 'text'
    ? all
    : all
        .trimEnd()
        .split('\n')
        .map((line) => textsOf(JSON.parse(line)))
        .join('\n')
}

const admin =
  (path: string): Output =>
  async ({ mock, sandbox, adminToken }) => {
    const mark = path.includes('?') ? '&' : '?'
    const headers = { authorization: `Bearer ${adminToken}` }
    const reply = await fetch(`${mock.url}/__admin${path}${mark}sandbox=${sandbox.id}`, { headers })
    const text = await reply.text()
    if (reply.status !== 200) throw new Error(`${path} answered ${reply.status}: ${text}`)
    return /json/.test(reply.headers.get('content-type') ?? '') ? textsOf(JSON.parse(text)) : text
  }

/** Every way in which something of a request, or of a World, leaves the process. */
export const outputs: Readonly<Record<string, Output>> = {
  journal: ({ sandbox }) => textsOf(sandbox.requests.list()),
  'one request': ({ sandbox: { requests } }) => textsOf(requests.list().map(({ id }) => requests.get(id))),
  explain: ({ sandbox: { requests } }) => textsOf(requests.list().map(({ id }) => requests.explain(id))),
  verify: ({ sandbox: { requests } }) => errorOf(() => requests.verify({ path: '/nowhere' }, { times: 2 })),
  'verify never': ({ sandbox: { requests } }) => errorOf(() => requests.verifyNever({})),
  'verify a sequence': ({ sandbox: { requests } }) =>
    errorOf(() => requests.verifySequence([{}, { path: '/nowhere' }])),
  wait: ({ sandbox: { requests } }) =>
    errorOf(() => requests.waitFor({ path: '/nowhere' }, { timeoutMs: 0 })),
  unmatched: ({ sandbox }) => textsOf(sandbox.requests.unmatched()),
  HAR: ({ sandbox }) => textsOf(sandbox.requests.har()),
  'the log as text': ({ logged }) => log('text', logged),
  'the log as JSON': ({ logged }) => log('json', logged),
  'under a failed test': ({ sandbox }) => storyOf(sandbox),
  snapshot: ({ sandbox }) => textsOf(sandbox.snapshot().tokens) + textsOf(sandbox.snapshot().clients),
  events: ({ streamed }) => textsOf(streamed),
  'GET /requests': admin('/requests'),
  'GET /requests/last/explain': admin('/requests/last/explain'),
  'GET /requests/unmatched/near-misses': admin('/requests/unmatched/near-misses'),
  'GET /requests.har': admin('/requests.har'),
  'GET /state': admin('/state'),
  'GET /calls': admin('/calls'),
  'GET /faults': admin('/faults'),
  'GET /sandboxes': admin('/sandboxes'),
  'GET /snapshots': admin('/snapshots'),
  'GET /coverage': admin('/coverage'),
  'GET /coverage as text': admin('/coverage?format=text'),
  'GET /coverage as Markdown': admin('/coverage?format=markdown'),
}
