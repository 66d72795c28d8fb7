import type { Arrival } from '../room.js'
import type { Transcript } from '../transcript.js'
import { harmless, type Scrub } from './secrets.js'

/** One request and its reply as a report shows them: no secret, no more than can be read. */
export interface WireExchange {
  readonly id: number
  readonly atMs: number
  readonly at: Arrival['at']
  readonly method: string
  readonly target: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
  readonly status: number
  readonly replyHeaders: readonly (readonly [name: string, value: string])[]
  readonly replyBody: string
  readonly refusedBy?: string
  readonly fault?: string
  /** Sends the same request from a shell, with `$CXONE_…` in place of what is secret. */
  readonly curl: string
}

/** One request of the sequence, without its headers and bodies. */
export type WireLine = Pick<WireExchange, 'id' | 'atMs' | 'at' | 'method' | 'target' | 'status' | 'fault'>

const longestBody = 2000
/** More than is shown is looked at, so that no secret is cut, and not found, where the text ends. */
const looked = 65_536

export function wireLine(arrival: Arrival, scrub: Scrub): WireLine {
  const { id, atMs, at, method, target, status, fault } = arrival
  return {
    id,
    atMs: Math.round(atMs),
    at,
    method: shown(method, scrub),
    target: shown(target, scrub),
    status,
    ...(fault === undefined ? {} : { fault }),
  }
}

export function wireExchange(arrival: Arrival, transcript: Transcript, scrub: Scrub): WireExchange {
  const { refusedBy } = arrival
  const clean = {
    ...wireLine(arrival, scrub),
    headers: pairs(arrival.headers, scrub),
    body: shown(arrival.body, scrub),
  }
  return {
    ...clean,
    replyHeaders: pairs(Object.entries(arrival.replyHeaders), scrub),
    replyBody: shown(arrival.replyBody, scrub),
    ...(refusedBy === undefined ? {} : { refusedBy }),
    curl: curlOf(clean, transcript),
  }
}

function pairs(headers: readonly (readonly [string, string])[], scrub: Scrub) {
  return headers.map(([name, value]) => [shown(name, scrub), shown(value, scrub)] as const)
}

/** A text as a report may hold it. */
export function shown(text: string, scrub: Scrub): string {
  const clean = harmless(scrub(text.slice(0, looked)))
  return clean.length > longestBody ? `${clean.slice(0, longestBody)}…` : clean
}

/** What a client sets by itself, and curl does too. */
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

/** What a reference stands for, as a variable of the shell. */
const references =
  /\{(client-secret|access-key-secret|tok)(?:#(\d+))?(, encoded)?(?:, a part)?\}|\{((?:RECORDING|CONVERSATION|CONFERENCE|USER|CONTACT)_ID(?:_\d+)?)\}|\{(?:unknown|base64 of a secret|secret of another room)\}/g

/** A text as one word of a shell, with variables for what is secret. */
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
