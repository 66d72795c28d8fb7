const root = '/__admin'

/** A command that the control plane refused, in its own words. */
export class AdminError extends Error {
  override readonly name = 'Refusal'
  readonly status: number

  constructor(status: number, detail: string) {
    super(detail)
    this.status = status
  }
}

/** The control plane, for one sandbox. The admin token lives in this object and nowhere else. */
export class Api {
  sandbox = 'default'
  readonly #askToken: (again: boolean) => Promise<string>
  #token: string | undefined
  #asking: Promise<void> | undefined

  /** @param askToken has whoever looks at the page type the admin token */
  constructor(askToken: (again: boolean) => Promise<string>) {
    this.#askToken = askToken
  }

  /** What a path of this sandbox answers. @throws {AdminError} */
  async get<Value>(path: string): Promise<Value> {
    const response = await this.#send('GET', this.#ofSandbox(path))
    return (await response.json()) as Value
  }

  /** What a path that belongs to no sandbox answers. @throws {AdminError} */
  async getShared<Value>(path: string): Promise<Value> {
    const response = await this.#send('GET', path)
    return (await response.json()) as Value
  }

  /** @throws {AdminError} */
  async change(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<void> {
    await this.#send(method, this.#ofSandbox(path), body)
  }

  /** The stream of what happens. @throws {AdminError} */
  async events(signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
    const { body } = await this.#send('GET', this.#ofSandbox('/events'), undefined, signal)
    if (body) return body
    throw new AdminError(502, 'The stream of events is empty.')
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
    })
    if (response.ok) return response
    if (response.status !== 401) throw new AdminError(response.status, await detailOf(response))
    // Several requests may be refused at once: one of them asks, and all go on with what it was told.
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
    // Not a problem document: the status has to do.
  }
  return `The control plane answered ${response.status}.`
}
