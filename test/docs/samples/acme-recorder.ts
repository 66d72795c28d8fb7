import type { ClientConfig } from 'cxone-mock/kit'

/** What a reader would have: a client of the API whose errors carry the status. */
export class AcmeError extends Error {
  readonly status: number

  constructor(status: number) {
    super(`the API answered ${status}`)
    this.status = status
  }
}

/** Keeps its token, and starts and stops recordings. */
export class AcmeRecorder {
  readonly #config: ClientConfig
  #token: string | undefined

  constructor(config: ClientConfig) {
    this.#config = config
  }

  async start(recordingId: string): Promise<void> {
    await this.#send('start', recordingId)
  }

  async stop(recordingId: string): Promise<void> {
    await this.#send('stop', recordingId)
  }

  async #send(action: string, recordingId: string): Promise<void> {
    this.#token ??= await this.#newToken()
    const { ok, status } = await fetch(
      `${this.#config.baseUrl}/api/v2/recording/recordingcontrols/${action}`,
      {
        method: 'POST',
        headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ recordingId, action }),
      },
    )
    if (!ok) throw new AcmeError(status)
  }

  async #newToken(): Promise<string> {
    const { tokenUrl, clientId, clientSecret } = this.#config
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    })
    const issued = await fetch(tokenUrl, { method: 'POST', body })
    if (!issued.ok) throw new AcmeError(issued.status)
    return ((await issued.json()) as { readonly access_token: string }).access_token
  }
}
