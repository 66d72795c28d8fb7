import { reasonOf, RecorderError } from './error.js'

/** The token endpoint, and the client. */
export interface TokensOptions {
  /** CXONE_TOKEN_URL, e.g. `https://login.mypurecloud.com/oauth/token`. */
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string
  /** The time in milliseconds since 1970. Default: the system clock. */
  readonly now?: () => number
}

export interface Token {
  readonly value: string
  /** From this time on, the token is too close to its expiry to be sent. In milliseconds since 1970. */
  readonly renewAt: number
}

/** Renews a token this long before it expires, so that none expires in transit. */
const marginMs = 60_000

/** Keeps one access token and renews it in time. */
export class Tokens {
  readonly #options: TokensOptions
  readonly #now: () => number
  #kept: Token | undefined
  #request: Promise<Token> | undefined

  constructor(options: TokensOptions) {
    this.#options = options
    this.#now = options.now ?? Date.now
  }

  /**
   * The stored token, or a new one. Concurrent callers share one request.
   * @throws {RecorderError} when no token is available
   */
  async current(): Promise<Token> {
    if (this.#kept && this.#now() < this.#kept.renewAt) return this.#kept
    this.#request ??= this.#ask().finally(() => (this.#request = undefined))
    return this.#request
  }

  /** Drops a token that was rejected, unless another has replaced it. */
  forget(token: Token): void {
    if (this.#kept === token) this.#kept = undefined
  }

  async #ask(): Promise<Token> {
    const { tokenUrl, clientId, clientSecret } = this.#options
    const askedAt = this.#now()
    const response = await fetch(tokenUrl, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })
    if (!response.ok) throw new RecorderError(response.status, `No token: ${await reasonOf(response)}`)
    const { access_token, expires_in } = (await response.json()) as {
      access_token: string
      expires_in: number
    }
    this.#kept = { value: access_token, renewAt: askedAt + expires_in * 1000 - marginMs }
    return this.#kept
  }
}
