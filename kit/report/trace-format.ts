import type { ReceivedRequest } from '../model/test-server.js'
import type { Transcript } from '../model/transcript.js'
import { harmless, type Scrub } from './secrets.js'
import type { Truncation } from '../../mock-server/faults/truncation.js'

/** A request and its response in a report, without secrets and with limited length. */
export interface WireExchange {
  readonly id: number
  readonly atMs: number
  readonly at: ReceivedRequest['at']
  readonly method: string
  readonly target: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
  /** 0 if there was no response. */
  readonly status: number
  readonly replyHeaders: readonly (readonly [name: string, value: string])[]
  readonly replyBody: string
  readonly refusedBy?: string
  /** The injected fault, e.g. `NEVER_ANSWER`. */
  readonly fault?: string
  /** How the response was cut, if it was incomplete: `no response`, `stalled after 12 bytes of the body`. */
  readonly cut?: string
  /** A shell command that sends the same request, with `$CXONE_…` instead of secrets. */
  readonly curl: string
}

/** One request of the sequence, without its headers and bodies. */
export type WireLine = Pick<
  WireExchange,
  'id' | 'atMs' | 'at' | 'method' | 'target' | 'status' | 'fault' | 'cut'
>

const maxBody = 2000
/** More characters are searched than shown, so that no secret is missed because it is truncated. */
const maxSearched = 65_536

export function wireLine(request: ReceivedRequest, scrub: Scrub): WireLine {
  const { id, atMs, at, method, target, status, fault, cut } = request
  return {
    id,
    atMs: fine(atMs),
    at,
    method: shown(method, scrub),
    target: shown(target, scrub),
    status: cut?.head === false ? 0 : status,
    ...(fault === undefined ? {} : { fault }),
    ...(cut === undefined ? {} : { cut: cutWords(cut) }),
  }
}

const endings: Readonly<Record<Truncation['end'], readonly [noResponse: string, inBody: string]>> = {
  silent: ['no response', 'stalled'],
  closed: ['no response: the connection was closed', 'closed'],
  reset: ['no response: the connection was reset', 'reset'],
  garbage: ['no response: the data was not HTTP', 'not HTTP'],
}

function cutWords({ head, bodyBytes, end }: Truncation): string {
  const [noResponse, inBody] = endings[end]
  return head ? `${inBody} after ${bodyBytes} bytes of the body` : noResponse
}

/** The part of a response that the client received. */
function received({ replyHeaders, replyBody, cut }: ReceivedRequest) {
  if (!cut) return { headers: Object.entries(replyHeaders), body: replyBody }
  if (!cut.head) return { headers: [], body: '' }
  const sent = new TextEncoder().encode(replyBody).subarray(0, cut.bodyBytes)
  return { headers: Object.entries(replyHeaders), body: new TextDecoder().decode(sent) }
}

/** The first line of a response: `200`, `200, stalled after 12 bytes of the body`, `(no response)`. */
export function statusLine({ status, cut }: Pick<WireExchange, 'status' | 'cut'>): string {
  if (status === 0) return `(${cut ?? 'no response'})`
  return cut === undefined ? `${status}` : `${status}, ${cut}`
}

export function wireExchange(request: ReceivedRequest, transcript: Transcript, scrub: Scrub): WireExchange {
  const { refusedBy } = request
  const reply = received(request)
  const clean = {
    ...wireLine(request, scrub),
    headers: pairs(request.headers, scrub),
    body: shown(request.body, scrub),
  }
  return {
    ...clean,
    replyHeaders: pairs(reply.headers, scrub),
    replyBody: shown(reply.body, scrub),
    ...(refusedBy === undefined ? {} : { refusedBy }),
    curl: curlOf(clean, transcript),
  }
}

function pairs(headers: readonly (readonly [string, string])[], scrub: Scrub) {
  return headers.map(([name, value]) => [shown(name, scrub), shown(value, scrub)] as const)
}

/** Milliseconds rounded to microseconds, which keeps the order of requests. */
export function fine(ms: number): number {
  return Math.round(ms * 1000) / 1000
}

/** A text that is safe for a report. */
export function shown(text: string, scrub: Scrub): string {
  const clean = harmless(scrub(text.slice(0, maxSearched)))
  return clean.length > maxBody ? `${clean.slice(0, maxBody)}…` : clean
}

/** Headers that curl sets itself. */
const ownHeaders = new Set([
  'host',
  'connection',
  'content-length',
  'accept-encoding',
  'user-agent',
  'transfer-encoding',
])

function curlOf(
  { at, method, target, headers, body }: Pick<WireExchange, 'at' | 'method' | 'target' | 'headers' | 'body'>,
  { calls }: Transcript,
): string {
  const named = (text: string) =>
    calls.reduce((all, { recordingId, conversationId, conferenceId, userId, contactId }, index) => {
      const number = index === 0 ? '' : `_${index + 1}`
      return Object.entries({ userId, contactId, recordingId, conversationId, conferenceId }).reduce(
        (some, [name, id]) =>
          id === undefined
            ? some
            : some.replaceAll(id, `{${name.replace('Id', '_ID').toUpperCase()}${number}}`),
        all,
      )
    }, text)
  const quote = (text: string) => quoted(named(text))
  const origin = at === 'elsewhere' ? '"$OTHER_ORIGIN"' : '"$CXONE_BASE_URL"'
  const sent = headers
    .filter(([name]) => !ownHeaders.has(name.toLowerCase()))
    .map(([name, value]) =>
      isBasic(name, value)
        ? '-u "$CXONE_CLIENT_ID:$CXONE_CLIENT_SECRET"'
        : `-H ${quote(`${name}: ${value}`)}`,
    )
  return [
    `curl -i -X ${quote(method)} ${origin}${quote(target)}`,
    ...sent,
    ...(body === '' ? [] : [`--data-raw ${quote(body)}`]),
  ].join(' \\\n  ')
}

function isBasic(name: string, value: string): boolean {
  return name.toLowerCase() === 'authorization' && /^basic \{/i.test(value)
}

/** References to secrets and ids, which become shell variables. */
const references =
  /\{(client-secret|access-key-secret|tok)(?:#(\d+))?(, encoded)?(?:, a part)?\}|\{((?:RECORDING|CONVERSATION|CONFERENCE|USER|CONTACT)_ID(?:_\d+)?)\}|\{(?:unknown|base64 of a secret|secret of another test server)\}/g

/** A text as a quoted shell word, with variables instead of secrets. */
function quoted(text: string): string {
  if (/^[\w./:@%+=,-]+$/.test(text)) return text
  const words: string[] = []
  let end = 0
  for (const found of text.matchAll(references)) {
    words.push(literal(text.slice(end, found.index)), `"$${variableOf(found)}"`)
    end = found.index + found[0].length
  }
  return [...words, literal(text.slice(end))].join('')
}

function literal(text: string): string {
  return text === '' ? '' : `'${text.replaceAll("'", `'\\''`)}'`
}

function variableOf([, kind, number, encoded, id]: RegExpExecArray): string {
  if (id !== undefined) return id
  if (kind === undefined) return 'CXONE_UNKNOWN'
  const name = kind === 'tok' ? 'CXONE_TOKEN' : `CXONE_${kind.replaceAll('-', '_').toUpperCase()}`
  return [name, number, encoded && 'ENCODED'].filter(Boolean).join('_')
}
