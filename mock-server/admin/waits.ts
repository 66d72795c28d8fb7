import { problem } from './problem.js'
import { noContent, ok, type AdminRequest, type AdminResponse } from './route.js'

const maxWaits = 1000

/** The requests to the control plane that wait for something. They end with their client, and when the server closes. */
export class Waits {
  readonly #closing: AbortSignal
  #count = 0

  /** @param closing aborts when the server closes */
  constructor(closing: AbortSignal) {
    this.#closing = closing
  }

  /** Responds with what `wait` finds, unless too many wait already. */
  async respond(
    request: AdminRequest,
    wait: (signal: AbortSignal) => Promise<readonly object[]>,
  ): Promise<AdminResponse> {
    if (this.#count >= maxWaits) {
      return problem(503, `${maxWaits} clients are waiting already. End some, or poll GET /__admin/requests.`)
    }
    const gone = new AbortController()
    request.whenGone(() => gone.abort())
    this.#count += 1
    try {
      return ok({ requests: await wait(AbortSignal.any([gone.signal, this.#closing])) })
    } catch (error) {
      // The client left, so the response is never sent.
      if (gone.signal.aborted) return noContent
      throw error
    } finally {
      this.#count -= 1
    }
  }
}
