import { platform } from './platform.js'
import { withJson } from './shapes.js'
import type { Surface } from './surface.js'

/** Paths outside of every surface, and operations that are not implemented: a problem document of the mock. */
export const mock: Surface = {
  respond: platform.respond,
  reject({ options }) {
    const { status, headers, message, rule, fix } = options
    const body = {
      type: 'about:blank',
      title: message,
      status,
      detail: [options.reason, ...fix].join(' '),
      rule,
    }
    return { ...withJson(status, { ...headers, 'Content-Type': 'application/problem+json' }, body) }
  },
}
