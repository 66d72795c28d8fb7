import type { Environment } from 'cxone-mock'

/** What a reader would have: starts and stops recordings, and gets a new token after a 401. */
export class Recorder {
  readonly #env: Environment
  #token: string | undefined

  constructor(env: Environment) {
    this.#env = env
  }

  async start(recordingId: string): Promise<void> {
    await this.#send('start', recordingId)
  }

  async stop(recordingId: string): Promise<void> {
    await this.#send('stop', recordingId)
  }

  async #send(action: 'start' | 'stop', recordingId: string): Promise<void> {
    const { CXONE_BASE_URL: base } = this.#env
    const first = await this.#post(base, action, recordingId)
    if (first.status === 401) this.#token = undefined
    const { ok, status } = first.status === 401 ? await this.#post(base, action, recordingId) : first
    if (!ok) throw new Error(`${action} was answered ${status}`)
  }

  async #post(base: string, action: string, recordingId: string): Promise<Response> {
    this.#token ??= await this.#newToken()
    return fetch(`${base}/api/v2/recording/recordingcontrols/${action}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ recordingId, action }),
    })
  }

  async #newToken(): Promise<string> {
    const { CXONE_TOKEN_URL: url, CXONE_CLIENT_ID: id, CXONE_CLIENT_SECRET: secret } = this.#env
    const form = { grant_type: 'client_credentials', client_id: id, client_secret: secret }
    const issued = await fetch(url, { method: 'POST', body: new URLSearchParams(form) })
    return ((await issued.json()) as { readonly access_token: string }).access_token
  }
}
