import type { Environment } from 'cxone-mock'

/** What a reader of the README would have: a payment that starts and stops the recording of the demo's call. */
export class Payment {
  readonly #send: (action: 'start' | 'stop') => Promise<void>

  private constructor(send: (action: 'start' | 'stop') => Promise<void>) {
    this.#send = send
  }

  static async begin(env: Environment): Promise<Payment> {
    const issued = await fetch(env.CXONE_TOKEN_URL, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: env.CXONE_CLIENT_ID,
        client_secret: env.CXONE_CLIENT_SECRET,
      }),
    })
    const { access_token: token } = (await issued.json()) as { access_token: string }
    const payment = new Payment(async (action) => {
      const { ok, status } = await fetch(
        `${env.CXONE_BASE_URL}/api/v2/recording/recordingcontrols/${action}`,
        {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify({ recordingId: 'rec-123', action }),
        },
      )
      if (!ok) throw new Error(`${action} was answered ${status}`)
    })
    await payment.#send('start')
    return payment
  }

  async askForCard(): Promise<void> {
    await this.#send('stop')
  }

  async end(): Promise<void> {}
}
