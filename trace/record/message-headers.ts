import type { IncomingMessage } from 'node:http'
import type { TraceHeaders } from '../model/exchange.js'

/** RFC 9110 7.6.1: these belong to one connection. */
const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

type Pair = readonly [name: string, value: string]

/** The headers of a message as they were sent: with their case, their order and repeated ones. */
export function pairsOf({ rawHeaders }: IncomingMessage): Pair[] {
  return Array.from({ length: rawHeaders.length / 2 }, (_, index) => [
    rawHeaders[index * 2] ?? '',
    rawHeaders[index * 2 + 1] ?? '',
  ])
}

/** Without the headers that belong to the connection. */
export function endToEnd(pairs: readonly Pair[]): Pair[] {
  const named = pairs.flatMap(([name, value]) =>
    name.toLowerCase() === 'connection' ? value.toLowerCase().split(/\s*,\s*/) : [],
  )
  const dropped = new Set([...hopByHop, ...named])
  return pairs.filter(([name]) => !dropped.has(name.toLowerCase()))
}

/** The headers by name. A repeated header is joined with a comma. */
export function headersOf(pairs: readonly Pair[]): TraceHeaders {
  const headers = new Map<string, string>()
  for (const [name, value] of pairs) {
    const key = name.toLowerCase()
    const before = headers.get(key)
    headers.set(key, before === undefined ? value : `${before}, ${value}`)
  }
  return Object.fromEntries(headers)
}

/** The values of the cookies that a message sends or sets. */
export function cookiesOf(pairs: readonly Pair[]): string[] {
  return pairs.flatMap(([name, value]) => {
    const isSet = /^set-cookie$/i.test(name)
    if (!isSet && !/^cookie$/i.test(name)) return []
    const cookies = isSet ? [value.split(';')[0] ?? ''] : value.split(';')
    return cookies.map((cookie) => cookie.slice(cookie.indexOf('=') + 1).trim())
  })
}
