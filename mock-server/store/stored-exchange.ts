import { redact, redactAuthorization, redactJson } from '../../redaction/redact.js'
import { clientOf } from '../control/journal/request-client.js'
import { shownHeaders } from '../control/journal/shown-headers.js'
import { shownBody, type Exchange } from '../sandbox/journal.js'
import type { Sandbox } from '../sandbox/sandbox.js'

/** An exchange without secrets, as a store keeps it. */
export function storedExchange(sandbox: Sandbox, exchange: Exchange): Exchange {
  const sender = clientOf(sandbox, exchange)
  const { body, bodyLength, headers, response } = exchange
  return redactJson(sandbox, {
    ...exchange,
    ...(sender === undefined ? {} : { sender }),
    headers: headers.map((text, index) => (index % 2 === 0 ? text : valueOf(headers[index - 1] ?? '', text))),
    body: bodyLength <= shownBody ? body : redact(sandbox.secrets, body, shownBody),
    response: {
      status: response.status,
      headers: response.headers,
      body: response.body,
      ...transportOf(exchange),
    },
  })
}

function valueOf(name: string, value: string): string {
  const lower = name.toLowerCase()
  if (lower === 'authorization') return redactAuthorization(value)
  return shownHeaders.has(lower) ? value : '(not kept)'
}

function transportOf({ response: { transport } }: Exchange): Pick<Exchange['response'], 'transport'> {
  return transport === undefined ? {} : { transport }
}
