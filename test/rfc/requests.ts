import type { Sent } from '../hosts.js'

export const form = 'application/x-www-form-urlencoded'

/** `Authorization: Basic` of an id and a secret, written as they are. */
export function basic(id: string, secret: string): string {
  return `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`
}

export const recorder = { authorization: basic('recorder', 'recorder-secret') }

/** A token request in a form body, by default from the client `recorder`. */
export function token(body = 'grant_type=client_credentials', headers: Sent['headers'] = recorder): Sent {
  return { method: 'POST', target: '/oauth/token', headers: { 'content-type': form, ...headers }, body }
}

/** A token request with a body that no host gives a Content-Type of its own. */
export function unlabelled(
  method: string,
  target: string,
  text: string,
  headers: Sent['headers'] = {},
): Sent {
  return { method, target, headers, body: Buffer.from(text) }
}

export const startPath = '/api/v2/recording/recordingcontrols/start'
export const stopPath = '/api/v2/recording/recordingcontrols/stop'

/** A JSON body for recordingcontrols/start, as text or bytes. */
export function start(
  body: string | Uint8Array = '{"recordingId":"rec-123"}',
  headers: Sent['headers'] = {},
): Sent {
  return {
    method: 'POST',
    target: startPath,
    headers: { 'content-type': 'application/json', ...headers },
    body,
  }
}

export function get(target = '/api/v2/tokens/me', headers: Sent['headers'] = {}): Sent {
  return { method: 'GET', target, headers }
}
