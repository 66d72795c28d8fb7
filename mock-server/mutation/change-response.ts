import type { MutableResponse } from './mutation.js'

export function changedStatus(response: MutableResponse, status: number): MutableResponse {
  return { ...response, status }
}

/** The response with another JSON object as its body; the same response if the body is not an object or stays. */
export function changedBody(
  response: MutableResponse,
  change: (body: Readonly<Record<string, unknown>>) => object,
): MutableResponse {
  if (!response.body.startsWith('{')) return response
  const body = JSON.stringify(change(JSON.parse(response.body) as Record<string, unknown>))
  return body === JSON.stringify(JSON.parse(response.body)) ? response : { ...response, body }
}
