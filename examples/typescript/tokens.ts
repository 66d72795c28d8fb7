import { reasonOf, RecorderError } from './error.js'

/** Where tokens come from, and who asks for them. */
export interface TokensOptions {
  /** CXONE_TOKEN_URL, e.g. `https://login.mypurecloud.com/oauth/token`. */
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string
  /** The time in milliseconds since 1970. Default: the system's clock. */
  readonly now?: () => number
}

export interface Token {
  readonly value: string
  /** From here on it is too close to its end to be sent. */
  readonly renewAt: number
}

/** A token is renewed this long before it expires, so that none expires on its way. */
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
   * The token that is kept, or a new one. Callers at the same time share one request.
   * @throws {RecorderError} when there is none to get
   */
  async current(): Promise<Token> {
    if (this.#kept && this.#now() < this.#kept.renewAt) return this.#kept
    this.#request ??= this.#ask().finally(() => (this.#request = undefined))
    return this.#request
  }

  /** Forgets a token that was refused, unless another has taken its place. */
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
    if (!response.ok)
      throw new RecorderError(response.status, `There is no token: ${await reasonOf(response)}`)
    const { access_token, expires_in } = (await response.json()) as {
      access_token: string
      expires_in: number
    }
    this.#kept = { value: access_token, renewAt: askedAt + expires_in * 1000 - marginMs }
    return this.#kept
  }
}
