import { instant } from '../operations/instant.js'
import type { Rejection } from '../operations/rejection.js'
import { bodyOf, empty, errorOf, noStore, phrases, printable, withJson } from './shapes.js'
import type { Surface } from './surface.js'

const unauthorized = 'Bearer realm="cxone"'

/** CXone's discovery, keys and userinfo: NICE declares no body for what they refuse. */
export const cxone: Surface = {
  answer: (answer) => bodyOf(answer),
  refuse({ options: { kind, status, headers } }, { assumptions, path }) {
    const asked = kind === 'authentication' && path === '/auth/userinfo'
    const challenged = asked && assumptions['userinfo-challenge'] === 'bearer'
    return empty(status, { ...headers, ...(challenged ? { 'WWW-Authenticate': unauthorized } : {}) })
  },
}

/** `/auth/token`: RFC 6749 5.1 and 5.2, with no 401. */
export const cxoneToken: Surface = {
  answer(answer, { assumptions }) {
    const wrapped = assumptions['token-response-wrapping'] === 'array'
    return bodyOf(wrapped ? { ...answer, body: [answer.body] } : answer, noStore)
  },
  refuse({ options: { status, headers, code, message } }) {
    const body = { error: errorOf(code), error_description: printable(message) }
    return withJson(status, { ...noStore, ...headers }, body)
  },
}

/** What a browser is shown: pages, redirects, and plain text for what must not redirect. */
const pageHeaders = {
  ...noStore,
  // Not no-referrer: under that a browser says Origin: null of the page's own form.
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
}

export const cxoneSignIn: Surface = {
  answer: (answer) => bodyOf(answer, pageHeaders),
  refuse({ options: { status, headers, message } }) {
    if (status === 302) return empty(status, { ...pageHeaders, ...headers })
    return {
      status,
      headers: { 'Content-Type': 'text/plain; charset=utf-8', ...pageHeaders, ...headers },
      body: `${message}\n`,
    }
  },
}

/** The services of UserHub: `{timestamp, status, error, message, path}`, as NICE's user management answers. */
export const userhub: Surface = {
  answer: (answer) => bodyOf(answer, noStore),
  refuse({ options: { status, headers, message, code } }, { now, path, assumptions }) {
    if (assumptions['userhub-error-body'] === 'error-description') {
      const told = { error: errorOf(code), error_description: printable(message) }
      return withJson(status, { ...noStore, ...headers }, told)
    }
    const body = { timestamp: instant(now), status, error: phrases[status] ?? 'Error', message, path }
    return withJson(status, { ...noStore, ...headers }, body)
  },
}

/** The token service of the older ACD: `{error, error_description}`, with 401 for credentials. */
export const incontactToken: Surface = {
  answer: (answer) => bodyOf(answer, noStore),
  refuse({ options: { status, headers, code, message } }: Rejection) {
    const body = { error: errorOf(code), error_description: printable(message) }
    return withJson(status, { ...noStore, ...headers }, body)
  },
}
