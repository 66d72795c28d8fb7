/** A response as a script sees it. The status `-1` stands for every failure without a status. */
export interface StudioAnswer {
  readonly statusCode: number
  readonly body: string
}

/** The parsers of `MakeRestRequest`. The last two omit the body of a response. */
export const parsers = { json: 0, xml: 1, jsonWithoutBody: 2, xmlWithoutBody: 3 } as const

export type Parser = (typeof parsers)[keyof typeof parsers]

const maxBody = 32_768

/**
 * `GetRESTProxy()` of a SNIPPET action of CXone Studio, as NICE's help documents it: form content type unless the
 * script sets another, 10 s, at most 32 kB of a response. It documents no retry.
 * https://help.nicecxone.com/content/studio/advanced/apis/apicallsfromsnippetaction.htm
 */
export class RestProxy {
  contentType = 'application/x-www-form-urlencoded'
  proxyTimeoutSeconds = 10
  readonly #headers = new Map<string, string>()

  addHeader(name: string, value: string): void {
    this.#headers.set(name, value)
  }

  async makeRestRequest(
    url: string,
    payload: string,
    parser: Parser,
    verb: 'GET' | 'POST',
  ): Promise<StudioAnswer> {
    const headers = { 'Content-Type': this.contentType, ...Object.fromEntries(this.#headers) }
    const answer = await sendFromStudio(url, verb, headers, payload, this.proxyTimeoutSeconds)
    const hidesBody = parser === parsers.jsonWithoutBody || parser === parsers.xmlWithoutBody
    return hidesBody ? { ...answer, body: '' } : answer
  }
}

/** One request. Its failures have the status -1, and its body is cut at 32 kB. */
export async function sendFromStudio(
  url: string,
  method: 'GET' | 'POST',
  headers: Readonly<Record<string, string>>,
  payload: string,
  timeoutSeconds: number,
): Promise<StudioAnswer> {
  const signal = AbortSignal.timeout(timeoutSeconds * 1000)
  const body = method === 'GET' ? {} : { body: payload }
  try {
    const response = await fetch(url, { method, headers, signal, ...body })
    return { statusCode: response.status, body: (await response.text()).slice(0, maxBody) }
  } catch {
    return { statusCode: -1, body: '' }
  }
}
