import { reasonOf, RecorderError } from './error.js'
import { Tokens, type Token, type TokensOptions } from './tokens.js'

/** The address of the API, and the client. `cxone-mock exec` sets the environment variables named here. */
export interface RecorderOptions extends TokensOptions {
  /** CXONE_BASE_URL, e.g. `https://api.mypurecloud.com`. */
  readonly baseUrl: string
}

interface Conversation {
  readonly participants: readonly { readonly calls: readonly { readonly recordingId: string }[] }[]
}

/** The response to a start or a stop. */
export interface Recording {
  readonly id: string
  readonly conversationId: string
  readonly startTime: string
  readonly endTime?: string
}

/** Starts and stops the recording of conversations. */
export class Recorder {
  readonly #baseUrl: string
  readonly #tokens: Tokens

  constructor(options: RecorderOptions) {
    this.#baseUrl = options.baseUrl
    this.#tokens = new Tokens(options)
  }

  /** @throws {RecorderError} when the API rejects the request */
  start(conversationId: string): Promise<Recording> {
    return this.#control('start', conversationId)
  }

  /** @throws {RecorderError} when the API rejects the request */
  stop(conversationId: string): Promise<Recording> {
    return this.#control('stop', conversationId)
  }

  async #control(action: 'start' | 'stop', conversationId: string): Promise<Recording> {
    const recordingId = await this.#recordingIdOf(conversationId)
    const response = await this.#send('POST', `/api/v2/recording/recordingcontrols/${action}`, {
      recordingId,
      action,
    })
    return (await response.json()) as Recording
  }

  /** recordingcontrols need the id of the recording, which each call of the conversation contains. */
  async #recordingIdOf(conversationId: string): Promise<string> {
    const response = await this.#send('GET', `/api/v2/conversations/${encodeURIComponent(conversationId)}`)
    const { participants } = (await response.json()) as Conversation
    const [call] = participants.flatMap(({ calls }) => calls)
    if (!call) throw new RecorderError(404, `conversation ${conversationId} has no call`)
    return call.recordingId
  }

  /** Sends a request, and after a 401 once more with a new token. It repeats nothing else: a start is not idempotent. */
  async #send(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Response> {
    const token = await this.#tokens.current()
    let response = await this.#sendWith(token, method, path, body)
    if (response.status === 401) {
      this.#tokens.forget(token)
      response = await this.#sendWith(await this.#tokens.current(), method, path, body)
    }
    if (response.ok) return response
    throw new RecorderError(response.status, `${method} ${path}: ${await reasonOf(response)}`)
  }

  #sendWith(token: Token, method: string, path: string, body: unknown): Promise<Response> {
    return fetch(this.#baseUrl + path, {
      method,
      headers: {
        authorization: `Bearer ${token.value}`,
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    })
  }
}
