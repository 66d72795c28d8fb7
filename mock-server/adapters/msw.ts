import * as msw from 'msw'
import type { HttpHandler } from 'msw'
import { handlerOptions } from '../../generated/options.js'
import { parse } from '../control/parse.js'
import { ConnectionBroken, fetchReply } from './fetch.js'
import { below, originOf } from './msw-origins.js'
import type { Handles } from '../http/host.js'
import { vendorHost } from '../http/vendor-hosts.js'

export { cxoneWebSocketHandlers } from './msw-channels.js'

export interface HandlerOptions {
  /**
   * Origins whose requests the mock answers, e.g. `https://api.mypurecloud.com`. Default: the hosts of NICE and
   * Genesys, and the origin of the mock if it listens.
   */
  readonly origins?: readonly string[]
}

/** A mock. One without a server throws when it is asked for its URL. */
interface HandledMock extends Handles {
  readonly url?: string
}

/**
 * Handlers for `setupServer` and `setupWorker` of MSW 2 and 3. With `origins` the mock answers every path of these
 * origins. Without, it answers the API at the hosts of NICE and Genesys. All other requests pass on to the next handler.
 * @example const server = setupServer(...cxoneHandlers(mock, { origins: ['https://api.mypurecloud.com'] }))
 * @throws {ControlError} 400 for an unknown option
 * @throws {TypeError} when an origin has a path, or is not an origin
 */
export function cxoneHandlers(mock: HandledMock, options: HandlerOptions = {}): HttpHandler[] {
  const { origins } = parse(handlerOptions, options, 'options') as HandlerOptions
  const paths = origins?.map((origin) => below(originOf(origin))) ?? [...atVendor, ...ownOrigin(mock)]
  requireMsw2()
  return paths.map((path) => msw.http.all(path, ({ request }) => answer(mock, request)))
}

const vendor = String.raw`^https?:\/\/${vendorHost}(?::\d+)?`

const atVendor = [
  String.raw`\/oauth\/`,
  String.raw`\/api\/v2\/`,
  String.raw`\/auth\/(?:token|authorize|userinfo|jwks)(?:[/?]|$)`,
  String.raw`\/\.well-known\/(?:openid-configuration|oauth-authorization-server|cxone-configuration)(?:\?|$)`,
  String.raw`(?:\/.*)?\/(?:inContactAuthorizationServer|inContactAPI)\/`,
  String.raw`\/(?:interaction-recording-management-service|media-playback|access-key-management|account-access|business-data-manager|data-extraction)\/`,
  String.raw`\/(?:authentication\/v1\/token|public\/authentication|public\/user)\/`,
].map((path) => new RegExp(vendor + path, 'i'))

/** The API at the server of the mock, if it listens. Its control plane is answered by the server itself. */
function ownOrigin(mock: HandledMock): RegExp[] {
  try {
    return mock.url === undefined ? [] : [below(mock.url, '(?!__admin(?:[/?]|$))')]
  } catch {
    return []
  }
}

/** MSW answers 500 for a thrown error. `HttpResponse.error()` is its way to break a connection. */
async function answer(mock: Handles, request: Request): Promise<Response> {
  try {
    return await fetchReply(mock, request)
  } catch (error) {
    if (error instanceof ConnectionBroken) return msw.HttpResponse.error()
    throw error
  }
}

/** MSW 1 has neither name. The check works in browsers too, where no package.json can be read. */
function requireMsw2(): void {
  if ('http' in msw && 'HttpResponse' in msw) return
  throw new Error('cxone-mock/msw needs msw 2.0 or newer: npm install msw@latest')
}
