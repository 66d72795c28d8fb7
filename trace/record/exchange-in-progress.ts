import type { IncomingMessage } from 'node:http'
import { performance } from 'node:perf_hooks'
import type { TraceExchange, TraceResponse } from '../model/exchange.js'
import { CapturedBody, type BodyMemory } from './captured-body.js'
import { cookiesOf, endToEnd, headersOf, pairsOf } from './message-headers.js'

/** What the recorder knows of a request and its response when both have ended. */
export interface Recorded {
  readonly exchange: TraceExchange
  /** Why the body of the request is left out. */
  readonly bodyMissing: string | undefined
  readonly cookies: readonly string[]
}

/** A request that a client sends through the recorder, until its response has ended. */
export class ExchangeInProgress {
  readonly sent: CapturedBody
  readonly #received: CapturedBody
  readonly #request: IncomingMessage
  readonly #origin: string
  readonly #target: string
  readonly #at = Date.now()
  readonly #began = performance.now()
  #response: IncomingMessage | undefined

  /** @param target the path and the query as the client sent them */
  constructor(request: IncomingMessage, origin: string, target: string, memory: BodyMemory) {
    this.#request = request
    this.#origin = origin
    this.#target = target
    this.sent = new CapturedBody(memory)
    this.#received = new CapturedBody(memory)
  }

  /** Notes the head of the response. @returns what its body has to pass through */
  respond(response: IncomingMessage): CapturedBody {
    this.#response = response
    return this.#received
  }

  /** @param isComplete whether the whole response has arrived */
  end(isComplete: boolean): Recorded {
    const request = endToEnd(pairsOf(this.#request))
    const headers = headersOf(request)
    const { body, bodyMissing } = this.sent.asText(headers['content-encoding'], headers['content-type'])
    const response = this.#response && this.#responseOf(this.#response, isComplete)
    return {
      bodyMissing: this.#request.complete ? bodyMissing : 'the client left before its end',
      cookies: [...cookiesOf(request), ...(this.#response ? cookiesOf(pairsOf(this.#response)) : [])],
      exchange: {
        number: 0,
        file: '',
        at: this.#at,
        took: Math.round(performance.now() - this.#began),
        method: this.#request.method ?? 'GET',
        origin: this.#origin,
        target: this.#target,
        headers,
        body: this.#request.complete ? body : undefined,
        response,
      },
    }
  }

  #responseOf(response: IncomingMessage, isComplete: boolean): TraceResponse {
    const headers = headersOf(endToEnd(pairsOf(response)))
    const read = this.#received.asText(headers['content-encoding'], headers['content-type'])
    const status = response.statusCode ?? 0
    if (!isComplete)
      return { status, headers, body: undefined, bodyMissing: 'the connection ended before it' }
    return { status, headers, ...read }
  }
}
