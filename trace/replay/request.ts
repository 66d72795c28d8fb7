import type { PlainRequest } from '../../mock-server/http/message.js'
import { splitTarget } from '../../mock-server/routing/resolve-sandbox.js'
import type { TraceExchange } from '../model/exchange.js'
import { parsedJson } from '../read/json.js'
import { bearerOf, clientCredentials } from './credentials.js'
import type { Names } from './names.js'
import { wasAccepted, type Start } from './start.js'

/** Headers that belong to the connection of the trace, or that would choose another sandbox. */
const dropped = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'x-cxone-mock-sandbox',
  'accept-encoding',
  'expect',
])

/** The request as the mock gets it: with the names, tokens and secrets of the mock. */
export function requestFor(exchange: TraceExchange, names: Names, start: Start): PlainRequest {
  const { method, target, origin, headers, body = '' } = exchange
  const sent: string[] = ['host', origin.replace(/^https?:\/\//, '')]
  for (const [name, value] of Object.entries(headers)) {
    if (dropped.has(name)) continue
    sent.push(name, name === 'authorization' ? authorization(exchange, names, start) : value)
  }
  return {
    method,
    target: names.inTarget(splitTarget(target).target),
    headers: sent,
    body: bodyFor(body, headers['content-type'] ?? '', names, start),
    baseUrl: origin,
  }
}

function authorization(exchange: TraceExchange, names: Names, start: Start): string {
  const value = exchange.headers['authorization'] ?? ''
  const token = bearerOf(exchange)
  if (token !== undefined) return value.replace(token, () => names.of(token))
  const sent = clientCredentials(exchange)
  if (sent?.id === undefined || !/^basic /i.test(value)) return value
  const known = sent.secret === undefined ? undefined : start.secrets.get(sent.secret)
  if (known === undefined) {
    // The recorder has replaced the pair. Its secret is right if the server has accepted it.
    if (sent.secret !== value) return value
    const { clientSecret } = start.scenario.clients.find(({ clientId }) => clientId === sent.id) ?? {}
    return wasAccepted(exchange) ? basic(sent.id, clientSecret ?? '') : basic(sent.id, 'another secret')
  }
  return basic(sent.id, known)
}

function basic(id: string, secret: string): string {
  return `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`
}

function bodyFor(body: string, type: string, names: Names, start: Start): string {
  if (body === '') return body
  let text = body
  for (const [recorded, secret] of start.secrets) {
    if (recorded !== secret && text.includes(recorded)) text = text.replaceAll(recorded, () => secret)
    const encoded = encodeURIComponent(recorded)
    if (encoded !== recorded && text.includes(encoded))
      text = text.replaceAll(encoded, () => encodeURIComponent(secret))
  }
  const value = parsedJson(text)?.value
  if (value === undefined) {
    return /form-urlencoded/i.test(type) || /^[\w.-]+=/.test(text) ? names.inForm(text) : text
  }
  const mapped = JSON.stringify(names.within(value))
  return mapped === JSON.stringify(value) ? text : mapped
}
