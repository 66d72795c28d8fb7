import { defaultAssumptions, type AmbiguityName } from '../../contracts/register/ambiguities.js'
import { redact, redactAuthorization } from '../../redaction/redact.js'
import { clientOf } from '../control/journal/request-client.js'
import { shownHeaders } from '../control/journal/shown-headers.js'
import { shownBody, type Exchange } from '../sandbox/journal.js'
import type { Sandbox } from '../sandbox/sandbox.js'

/** An exchange without secrets, as a store keeps it. */
export function storedExchange(sandbox: Sandbox, exchange: Exchange): Exchange {
  const { secrets } = sandbox
  const { body, bodyLength, headers, response } = exchange
  const sender = clientOf(sandbox, exchange)
  const { status, transport } = response
  return withoutSecrets(sandbox, {
    ...exchange,
    assumptions: chosen(exchange.assumptions),
    ...(sender === undefined ? {} : { sender }),
    headers: headers.map((text, index) => (index % 2 === 0 ? text : valueOf(headers[index - 1] ?? '', text))),
    body: bodyLength <= shownBody ? body : redact(secrets, body, shownBody),
    response: {
      status,
      headers: response.headers,
      body: response.body,
      ...(transport === undefined ? {} : { transport }),
    },
  })
}

/** The variants that are not the default: the register has more than a hundred. */
function chosen(assumptions: Exchange['assumptions']): Exchange['assumptions'] {
  return Object.fromEntries(
    Object.entries(assumptions).filter(
      ([name, variant]) => variant !== defaultAssumptions[name as AmbiguityName],
    ),
  )
}

function valueOf(name: string, value: string): string {
  const lower = name.toLowerCase()
  if (lower === 'authorization') return redactAuthorization(value)
  return shownHeaders.has(lower) ? value : '(not kept)'
}

/** Redacted texts by text. Most texts of an exchange occur in every exchange. */
const clean = new WeakMap<object, { readonly version: number; readonly texts: Map<string, string> }>()
const cleanTexts = 2000
const longestCleanText = 500

/** A copy of a value with every text redacted. */
function withoutSecrets<Value>({ secrets }: Sandbox, value: Value): Value {
  let known = clean.get(secrets)
  if (known?.version !== secrets.version) {
    known = { version: secrets.version, texts: new Map() }
    clean.set(secrets, known)
  }
  const { texts } = known
  const redacted = (text: string): string => {
    const before = texts.get(text)
    if (before !== undefined) return before
    const after = redact(secrets, text)
    if (text.length > longestCleanText) return after
    if (texts.size >= cleanTexts) texts.clear()
    texts.set(text, after)
    return after
  }
  const copy = (each: unknown): unknown => {
    if (typeof each === 'string') return redacted(each)
    if (typeof each !== 'object' || each === null) return each
    if (Array.isArray(each)) return each.map(copy)
    const entries: Record<string, unknown> = {}
    for (const [name, inner] of Object.entries(each)) entries[redacted(name)] = copy(inner)
    return entries
  }
  // Only texts are replaced by texts.
  return copy(value) as Value
}
