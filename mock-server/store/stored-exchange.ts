import { defaultAssumptions, type AmbiguityName } from '../../contracts/register/ambiguities.js'
import { redact, redactAuthorization, withoutSecrets } from '../../redaction/redact.js'
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

/** By the variants of a sandbox, which many exchanges share. */
const chosenOf = new WeakMap<object, Exchange['assumptions']>()

/** The variants that are not the default: the register has more than a hundred. */
function chosen(assumptions: Exchange['assumptions']): Exchange['assumptions'] {
  const known = chosenOf.get(assumptions)
  if (known) return known
  const isChosen = ([name, variant]: [string, unknown]) =>
    variant !== defaultAssumptions[name as AmbiguityName]
  const found = Object.fromEntries(Object.entries(assumptions).filter(isChosen))
  chosenOf.set(assumptions, found)
  return found
}

function valueOf(name: string, value: string): string {
  const lower = name.toLowerCase()
  if (lower === 'authorization') return redactAuthorization(value)
  return shownHeaders.has(lower) ? value : '(not kept)'
}
