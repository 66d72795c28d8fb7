import type { IncomingMessage, ServerResponse } from 'node:http'
import { originForm } from '../http/host.js'
import type { PlainRequest } from '../http/message.js'
import { isEncrypted } from './encrypted.js'

/** A request of Node as plain data. */
export function plainOf(
  request: IncomingMessage,
  response: ServerResponse,
  body: PlainRequest['body'],
): PlainRequest {
  const { method = '', url = '', rawHeaders: headers, httpVersion } = request
  const whenGone = (listener: () => void) => void response.once('close', listener)
  const connection = request.socket.remotePort
  const plain = { method, target: originForm(url), headers, body, httpVersion, connection, whenGone }
  if (!isEncrypted(request.socket)) return plain
  return { ...plain, baseUrl: `https://${request.headers.host ?? 'localhost'}` }
}
