import { instant } from '../operations/instant.js'
import type { Rejection } from '../operations/rejection.js'
import { bodyOf, empty, errorOf, noStore, phrases, printable, withJson } from './shapes.js'
import type { Surface } from './surface.js'

/** The headers that NICE declares as required on a 401 of userinfo. */
const challenges = { declared: 'error="invalid token"', bearer: 'Bearer realm="cxone"' } as const

/** CXone's discovery, keys and userinfo. NICE declares no body for their rejections. */
export const cxone: Surface = {
  respond: (response) => bodyOf(response),
  reject({ options: { kind, status, headers } }, { assumptions, path }) {
    const unauthorizedUserinfo = kind === 'authentication' && path === '/auth/userinfo'
    if (!unauthorizedUserinfo) return empty(status, { ...headers })
    const challenge = challenges[assumptions['userinfo-challenge']]
    return empty(status, { ...noStore, 'WWW-Authenticate': challenge, ...headers })
  },
}

/** `/auth/token`: RFC 6749 5.1 and 5.2, without 401. */
export const cxoneToken: Surface = {
  respond(response, { assumptions }) {
    const wrapped = assumptions['token-response-wrapping'] === 'array'
    return bodyOf(wrapped ? { ...response, body: [response.body] } : response, noStore)
  },
  reject({ options: { status, headers, code, message } }) {
    const body = { error: errorOf(code), error_description: printable(message) }
    return withJson(status, { ...noStore, ...headers }, body)
  },
}

/** The sign-in in a browser: pages, redirects, and plain text for errors that must not redirect. */
const pageHeaders = {
  ...noStore,
  // With no-referrer, a browser would send Origin: null with the page's own form.
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
}

export const cxoneSignIn: Surface = {
  respond: (response) => bodyOf(response, pageHeaders),
  reject({ options: { status, headers, message } }) {
    if (status === 302) return empty(status, { ...pageHeaders, ...headers })
    return {
      status,
      headers: { 'Content-Type': 'text/plain; charset=utf-8', ...pageHeaders, ...headers },
      body: `${message}\n`,
    }
  },
}

/**
 * The services of UserHub: `{timestamp, status, error, message, path}`, like NICE's user management. The access keys
 * have no error with a body.
 */
export const userhub: Surface = {
  respond: (response) => bodyOf(response, noStore),
  reject({ options: { status, headers, message, code } }, { now, path, assumptions, route }) {
    const declared = route?.contract.responses[String(status)]
    if (declared && !declared.content) return empty(status, { ...noStore, ...headers })
    if (assumptions['userhub-error-body'] === 'error-description') {
      const body = { error: errorOf(code), error_description: printable(message) }
      return withJson(status, { ...noStore, ...headers }, body)
    }
    const body = { timestamp: instant(now), status, error: phrases[status] ?? 'Error', message, path }
    return withJson(status, { ...noStore, ...headers }, body)
  },
}

/** The token service of the older ACD: `{error, error_description}`, with 401 for credentials. */
export const incontactToken: Surface = {
  respond: (response) => bodyOf(response, noStore),
  reject({ options: { status, headers, code, message } }: Rejection) {
    const body = { error: errorOf(code), error_description: printable(message) }
    return withJson(status, { ...noStore, ...headers }, body)
  },
}
