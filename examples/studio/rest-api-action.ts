import { sendFromStudio, type StudioAnswer } from './rest-proxy.js'

/** "To keep feature parity with the existing Snippet action": https://help.incontact.com/Content/Studio/Actions/REST_API/REST_API.htm */
const defaultHeaders = { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' }

const maxTimeoutMs = 90_000

/**
 * The REST API action of CXone Studio, as NICE's help documents it: JSON responses of at most 32 kB, up to 90 s, and
 * "Action handler will automatically try two times if a failure message is received before returning the response".
 * https://help.nice-incontact.com/content/studio/actionscx/rest_api/rest_api.htm
 *
 * The help does not say whether that is two tries in all or two more, what a failure message is, or which methods it
 * concerns. Here a failure is every response other than 2xx, for every method.
 */
export class RestApiAction {
  readonly #tries: number

  /** `tries`: how often a request is sent at most. The sentence can mean 2 or 3. Default: 2. */
  constructor({ tries = 2 }: { readonly tries?: 2 | 3 } = {}) {
    this.#tries = tries
  }

  async request(
    verb: 'GET' | 'POST',
    serviceAddress: string,
    headers: Readonly<Record<string, string>>,
    parameters: string,
    timeoutMs = 10_000,
  ): Promise<StudioAnswer> {
    if (timeoutMs > maxTimeoutMs) throw new RangeError(`timeoutMs is ${timeoutMs}. At most ${maxTimeoutMs}.`)
    let answer: StudioAnswer = { statusCode: -1, body: '' }
    for (let sent = 0; sent < this.#tries && !isGood(answer); sent += 1) {
      const all = { ...defaultHeaders, ...headers }
      answer = await sendFromStudio(serviceAddress, verb, all, parameters, timeoutMs / 1000)
    }
    return answer
  }
}

function isGood({ statusCode }: StudioAnswer): boolean {
  return statusCode >= 200 && statusCode < 300
}
