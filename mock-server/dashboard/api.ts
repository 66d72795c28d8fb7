const root = '/__admin'
const noResponse = `The mock does not respond. Check that it is still running at ${location.origin}.`

export type Change = 'POST' | 'PUT' | 'DELETE'

/** No response: the mock has ended, or cannot be reached. */
export class MockGoneError extends Error {
  override readonly name = 'MockGoneError'
}

/** An error response of the control plane. The message is its `detail`. */
export class AdminError extends Error {
  override readonly name = 'AdminError'
  readonly status: number

  constructor(status: number, detail: string) {
    super(detail)
    this.status = status
  }
}

/** The control plane for one sandbox. The admin token is kept only in this object. */
export class Api {
  sandbox = 'default'
  readonly #askToken: (again: boolean) => Promise<string>
  #token: string | undefined
  #asking: Promise<void> | undefined

  /** @param askToken prompts the user for the admin token */
  constructor(askToken: (again: boolean) => Promise<string>) {
    this.#askToken = askToken
  }

  /** Gets a path of this sandbox. @throws {AdminError} */
  async get<Value>(path: string): Promise<Value> {
    const response = await this.#send('GET', this.#ofSandbox(path))
    return (await response.json()) as Value
  }

  /** Gets a path that does not belong to a sandbox. @throws {AdminError} */
  async getShared<Value>(path: string): Promise<Value> {
    const response = await this.#send('GET', path)
    return (await response.json()) as Value
  }

  /** Changes something in this sandbox. @throws {AdminError} */
  async change(method: Change, path: string, body?: unknown): Promise<void> {
    await this.#send(method, this.#ofSandbox(path), body)
  }

  /** Changes something in this sandbox, and returns the response. @throws {AdminError} */
  async send<Value>(method: Change, path: string, body?: unknown): Promise<Value> {
    const response = await this.#send(method, this.#ofSandbox(path), body)
    return (await response.json()) as Value
  }

  /** The event stream of all sandboxes. @throws {AdminError} */
  async events(signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
    const { body } = await this.#send('GET', '/events', undefined, signal)
    if (body) return body
    throw new AdminError(502, 'The event stream has no body.')
  }

  #ofSandbox(path: string): string {
    return `${path}?sandbox=${encodeURIComponent(this.sandbox)}`
  }

  async #send(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
    const sent = this.#token
    const response = await fetch(root + path, {
      method,
      headers: {
        ...(method === 'GET' ? {} : { 'Content-Type': 'application/json' }),
        ...(sent === undefined ? {} : { Authorization: `Bearer ${sent}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    }).catch((error: unknown) => {
      throw signal?.aborted ? error : new MockGoneError(noResponse, { cause: error })
    })
    if (response.ok) return response
    if (response.status !== 401) throw new AdminError(response.status, await detailOf(response))
    // Several requests may get 401 concurrently. One of them prompts, and all continue with the new token.
    if (sent === this.#token) await (this.#asking ??= this.#ask(sent !== undefined))
    return this.#send(method, path, body, signal)
  }

  async #ask(again: boolean): Promise<void> {
    this.#token = await this.#askToken(again)
    this.#asking = undefined
  }
}

async function detailOf(response: Response): Promise<string> {
  try {
    const problem: unknown = await response.json()
    if (typeof problem === 'object' && problem !== null && 'detail' in problem) return String(problem.detail)
  } catch {
    // Not a problem document. The message has only the status.
  }
  return `The control plane responded with ${response.status}.`
}
