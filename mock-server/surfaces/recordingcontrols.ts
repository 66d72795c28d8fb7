import { platform } from './platform.js'
import { empty } from './shapes.js'
import type { Surface } from './surface.js'

/** The surface of the forum thread: like the platform, but a rejected token gets 401 with an empty body. */
export const recordingcontrols: Surface = {
  respond: platform.respond,
  reject(rejection, context) {
    const { kind, headers } = rejection.options
    if (kind !== 'authentication' && kind !== 'scope') return platform.reject(rejection, context)
    const { assumptions, requestId } = context
    if (kind === 'authentication' && assumptions['unauthorized-body'] === 'error-body') {
      return platform.reject(rejection, context)
    }
    const challenge = assumptions['unauthorized-challenge'] === 'bearer'
    return empty(401, {
      ...headers,
      ...(challenge ? { 'WWW-Authenticate': 'Bearer realm="cxone"' } : {}),
      ...(assumptions['unauthorized-correlation-id'] === 'present'
        ? { 'ININ-Correlation-Id': requestId }
        : {}),
    })
  },
}
