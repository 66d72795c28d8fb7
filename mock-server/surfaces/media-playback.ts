import { bodyOf, phrases, withJson } from './shapes.js'
import type { Surface } from './surface.js'

/** NICE's media playback: `{internalCode, message}`, and `{message, route}` when throttled. */
export const mediaPlayback: Surface = {
  respond: (response) => bodyOf(response),
  reject({ options: { status, headers = {} } }, { assumptions, path }) {
    const message = phrases[status] ?? String(status)
    if (status === 429) return withJson(status, headers, { message, route: path })
    const internalCode = assumptions['media-playback-internal-code'] === 'status' ? String(status) : '0'
    return withJson(status, headers, { internalCode, message })
  },
}
